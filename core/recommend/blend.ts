import type { Ranked } from "./answer.ts";
import type { Plan } from "./plans.ts";
import { STRATEGIES, type StrategyName } from "./strategies/index.ts";
import type { StrategyInput } from "./strategy.ts";

/** What one strategy added to an item's score. */
export interface Share {
  readonly strategy: StrategyName;
  readonly score: number;
  readonly because: readonly string[];
}

export interface Blended extends Ranked {
  /** In the plan's order; they add up to the score. */
  readonly shares: readonly Share[];
}

/**
 * Runs a plan's strategies and adds up their scores, each list scaled so that its best candidate scores the strategy's weight
 * (normalised linear combination, "CombSUM": Fox and Shaw, TREC-2, 1994). Best first, ties by id.
 */
export function blend(plan: Plan, input: StrategyInput): readonly Blended[] {
  const sharesOf = new Map<string, Share[]>();
  for (const { name, weight } of plan) {
    const candidates = STRATEGIES[name](input);
    const scale = weight / (candidates[0]?.score || 1);
    for (const { item, score, because } of candidates) {
      const share: Share = { strategy: name, score: Math.max(0, score * scale), because };
      const shares = sharesOf.get(item);
      if (shares === undefined) sharesOf.set(item, [share]);
      else shares.push(share);
    }
  }
  return [...sharesOf].map(([item, shares]) => combined(item, shares)).sort(byScoreThenId);
}

function combined(item: string, shares: readonly Share[]): Blended {
  let score = 0;
  let strongest = shares[0];
  for (const share of shares) {
    score += share.score;
    if (strongest === undefined || share.score > strongest.score) strongest = share;
  }
  return { item, score, strategy: strongest?.strategy ?? "", because: strongest?.because ?? [], shares };
}

const byScoreThenId = (a: Blended, b: Blended): number => b.score - a.score || (a.item < b.item ? -1 : 1);
