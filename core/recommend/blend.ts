import type { Candidate, Ranked } from "./answer.ts";
import type { Plan, Stage } from "./plans.ts";
import { STRATEGIES } from "./strategies/index.ts";
import type { StrategyInput } from "./strategy.ts";

/**
 * A plan's candidates, best first, each once. Stages are asked one after the other, and only when the candidates before were
 * not enough; a stage's scores are scaled down where they would exceed those before it, so that scores never rise.
 */
export function* rank(plan: Plan, input: StrategyInput): Generator<Ranked> {
  const seen = new Set<string>();
  let least = Number.POSITIVE_INFINITY;
  for (const stage of plan) {
    const ranked = blend(stage, input);
    const scale = Math.min(1, least / (ranked[0]?.score || 1));
    for (const candidate of ranked) {
      if (seen.has(candidate.item)) continue;
      seen.add(candidate.item);
      candidate.score *= scale;
      least = candidate.score;
      yield candidate;
    }
  }
}

/**
 * Runs a stage's strategies and adds up their scores, each list scaled so that its best candidate scores the strategy's weight
 * (normalised linear combination, "CombSUM": Fox and Shaw, TREC-2, 1994). Best first, ties by id.
 */
export function blend(stage: Stage, input: StrategyInput): readonly Blended[] {
  const [only] = stage;
  if (only !== undefined && stage.length === 1) {
    const candidates = STRATEGIES[only.name](input);
    const scale = scaleOf(candidates, only.weight);
    return candidates.map((candidate) => new Blended(only.name, candidate, scale));
  }
  const blended = new Map<string, Blended>();
  for (const { name, weight } of stage) {
    const candidates = STRATEGIES[name](input);
    const scale = scaleOf(candidates, weight);
    for (const candidate of candidates) {
      const known = blended.get(candidate.item);
      if (known === undefined) blended.set(candidate.item, new Blended(name, candidate, scale));
      else known.add(name, candidate, scale);
    }
  }
  return [...blended.values()].sort(byScoreThenId);
}

/** What a list's scores are multiplied by. */
export const scaleOf = (candidates: readonly Candidate[], weight: number): number =>
  weight / (candidates[0]?.score || 1);

/** A candidate of one or more strategies; evidence is the strongest one's. */
class Blended implements Ranked {
  readonly item: string;
  score: number;
  strategy: string;
  #strongest: Candidate;
  #strongestScore: number;

  constructor(strategy: string, candidate: Candidate, scale: number) {
    this.item = candidate.item;
    this.score = Math.max(0, candidate.score * scale);
    this.strategy = strategy;
    this.#strongest = candidate;
    this.#strongestScore = this.score;
  }

  get because(): readonly string[] {
    return this.#strongest.because;
  }

  add(strategy: string, candidate: Candidate, scale: number): void {
    const score = Math.max(0, candidate.score * scale);
    this.score += score;
    if (score <= this.#strongestScore) return;
    this.strategy = strategy;
    this.#strongest = candidate;
    this.#strongestScore = score;
  }
}

const byScoreThenId = (a: Blended, b: Blended): number => b.score - a.score || (a.item < b.item ? -1 : 1);
