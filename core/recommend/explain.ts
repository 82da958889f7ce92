import type { Ranked } from "./answer.ts";
import { scaleOf } from "./blend.ts";
import type { Plan } from "./plans.ts";
import { STRATEGIES, type StrategyName } from "./strategies/index.ts";
import type { StrategyInput } from "./strategy.ts";

/** What one strategy says of an item. */
export interface Share {
  readonly strategy: StrategyName;
  readonly score: number;
  readonly because: readonly string[];
}

export interface Explanation {
  readonly item: string;
  /** What each strategy added to the score, strongest first; they add up to it. */
  readonly shares: readonly Share[];
}

/** What strategies of later stages count beside those of the stage that proposed an item: they agree, but did not decide. */
const AGREEMENT_WEIGHT = 1e-3;

interface Vote extends Share {
  readonly stage: number;
}

/** Asks every strategy of the plan, also those that the answer did not need, what it says of the items chosen. */
export function explain(plan: Plan, input: StrategyInput, chosen: readonly Ranked[]): readonly Explanation[] {
  const votes = new Map<string, Vote[]>(chosen.map(({ item }) => [item, []]));
  plan.forEach((strategies, stage) => {
    for (const { name, weight } of strategies) {
      const candidates = STRATEGIES[name](input);
      const scale = scaleOf(candidates, weight);
      for (const candidate of candidates) {
        const score = Math.max(0, candidate.score * scale);
        votes.get(candidate.item)?.push({ strategy: name, score, because: candidate.because, stage });
      }
    }
  });
  return chosen.map(({ item, score }) => ({ item, shares: sharesOf(votes.get(item) ?? [], score) }));
}

/** Votes as shares of a score. */
function sharesOf(votes: readonly Vote[], score: number): readonly Share[] {
  const decided = votes[0]?.stage ?? 0;
  const deciding = total(votes.filter(({ stage }) => stage === decided));
  const weighed = votes.map((vote) =>
    vote.stage === decided ? vote : { ...vote, score: vote.score * deciding * AGREEMENT_WEIGHT },
  );
  const scale = score / (total(weighed) || 1);
  return weighed
    .map(({ strategy, score: share, because }) => ({ strategy, score: share * scale, because }))
    .sort((a, b) => b.score - a.score);
}

const total = (votes: readonly Vote[]): number => votes.reduce((sum, { score }) => sum + score, 0);
