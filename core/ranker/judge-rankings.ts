import { CaseFeatures } from "./case-features.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { CandidateOrder, type RankerWeights } from "./learned-ranker.ts";
import type { RankerTables } from "./ranker-tables.ts";
import type { NextClick } from "./ranking-cases.ts";

/** Places that count. */
const CUTOFF = 20;

export interface Judgement {
  readonly name: string;
  readonly hitRateAt20: number;
  readonly mrrAt20: number;
}

export interface Contender {
  readonly name: string;
  readonly weights: RankerWeights;
}

/** How often, and how high, each ranking has the next click. Features are computed once: they are what a prediction costs. */
export function judgeRankings(
  contenders: readonly Contender[],
  tables: RankerTables,
  log: ClickSessions,
  cases: readonly NextClick[],
): readonly Judgement[] {
  const features = new CaseFeatures(tables);
  const orders = contenders.map(({ weights }) => new CandidateOrder(weights));
  const hits = new Float64Array(contenders.length);
  const reciprocals = new Float64Array(contenders.length);
  for (const { start, at } of cases) {
    features.compute(log.items.subarray(start, at));
    const { count, items } = features.candidates;
    const next = items.subarray(0, count).indexOf(log.items[at] ?? 0);
    if (next < 0) continue;
    orders.forEach((order, contender) => {
      order.rank(features.values, count, CUTOFF);
      const place = order.order.subarray(0, order.count).indexOf(next);
      if (place < 0) return;
      hits[contender] = (hits[contender] ?? 0) + 1;
      reciprocals[contender] = (reciprocals[contender] ?? 0) + 1 / (place + 1);
    });
  }
  const share = (sum: number | undefined): number => (sum ?? 0) / Math.max(1, cases.length);
  return contenders.map(({ name }, at) => ({
    name,
    hitRateAt20: share(hits[at]),
    mrrAt20: share(reciprocals[at]),
  }));
}
