import { CaseFeatures } from "./case-features.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { countSessions } from "./click-sessions.ts";
import { binRow } from "./feature-bins.ts";
import { FEATURE_COUNT, FEATURE_NAMES } from "./features/feature-names.ts";
import { GrowingRows } from "./growing-rows.ts";
import { scoreLinear } from "./linear-ranker.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** Rows of cases to learn a ranking from: each case is some candidates of one prefix, one of which is what came next. */
interface CaseRows {
  /** Case `c` has rows `starts[c] .. starts[c + 1]`; its first row is the one that came next. */
  readonly starts: Uint32Array;
  /** Added to each row's score in the softmax: a sampled row stands for several. */
  readonly offsets: Float32Array;
}

export interface RankingCases extends CaseRows {
  /** Rows × `FEATURE_COUNT`. */
  readonly values: Float32Array;
}

/** The same with values as bins, a quarter of the bytes. */
export interface BinnedCases extends CaseRows {
  /** Rows × `FEATURE_COUNT`. */
  readonly bins: Uint8Array;
  /** Of `binEdges`. */
  readonly edges: Float32Array;
  /** Score that each row has already. */
  readonly base: Float64Array;
}

/** A click to foretell: what came before it in its session, and itself. */
export interface NextClick {
  readonly start: number;
  readonly at: number;
}

/** Every click of sessions `from` to `to` (exclusive) that another one precedes. */
export function nextClicks(log: ClickSessions, from: number, to = countSessions(log)): NextClick[] {
  const clicks: NextClick[] = [];
  for (let session = from; session < to; session++) {
    const start = log.starts[session] ?? 0;
    for (let at = start + 1; at < (log.starts[session + 1] ?? 0); at++) clicks.push({ start, at });
  }
  return clicks;
}

export interface SamplingPlan {
  /** Chooses the hardest rows; `null`: those that most members place well. */
  readonly weights: Float32Array | null;
  /** Rows kept beside what came next: the hardest, and some of the others. */
  readonly hardest: number;
  readonly others: number;
  readonly random: () => number;
}

/** Features of cases whose next item is among its candidates; the other cases cannot teach a ranking anything. */
export function collectCases(
  tables: RankerTables,
  log: ClickSessions,
  clicks: readonly NextClick[],
  plan: SamplingPlan,
): RankingCases {
  const values = new GrowingRows((length) => new Float32Array(length), FEATURE_COUNT);
  const rows = eachRow(tables, log, clicks, plan, (from, at) => {
    values.room().set(from.subarray(at, at + FEATURE_COUNT), values.add());
  });
  return { ...rows, values: values.toArray() };
}

/** The same as bins, with the score that `plan.weights` give. */
export function collectBinned(
  tables: RankerTables,
  log: ClickSessions,
  clicks: readonly NextClick[],
  plan: SamplingPlan & { readonly weights: Float32Array },
  edges: Float32Array,
): BinnedCases {
  const bins = new GrowingRows((length) => new Uint8Array(length), FEATURE_COUNT);
  const base = new GrowingRows((length) => new Float64Array(length), 1);
  const rows = eachRow(tables, log, clicks, plan, (from, at) => {
    binRow(edges, from, at, bins.room(), bins.add());
    base.room()[base.add()] = scoreLinear(plan.weights, from, at);
  });
  return { ...rows, bins: bins.toArray(), edges, base: base.toArray() };
}

function eachRow(
  tables: RankerTables,
  log: ClickSessions,
  clicks: readonly NextClick[],
  plan: SamplingPlan,
  keep: (values: Float32Array, at: number) => void,
): CaseRows {
  const features = new CaseFeatures(tables);
  const starts = new Uint32Array(clicks.length + 1);
  const offsets = new GrowingRows((length) => new Float32Array(length), 1);
  let cases = 0;
  const row = (candidate: number, offset: number): void => {
    keep(features.values, candidate * FEATURE_COUNT);
    offsets.room()[offsets.add()] = offset;
  };
  for (const { start, at } of clicks) {
    features.compute(log.items.subarray(start, at));
    const { count, items } = features.candidates;
    const next = items.subarray(0, count).indexOf(log.items[at] ?? 0);
    if (next < 0) continue;
    row(next, 0);
    const others = order(features, count, plan.weights).filter((candidate) => candidate !== next);
    for (const candidate of others.slice(0, plan.hardest)) row(candidate, 0);
    const rest = others.slice(plan.hardest);
    const sampled = Math.min(plan.others, rest.length);
    const offset = Math.log(rest.length / Math.max(1, sampled));
    for (let n = 0; n < sampled; n++) {
      const chosen = n + Math.floor(plan.random() * (rest.length - n));
      row(rest[chosen] ?? 0, offset);
      rest[chosen] = rest[n] ?? 0;
    }
    starts[++cases] = offsets.count;
  }
  return { starts: starts.slice(0, cases + 1), offsets: offsets.toArray() };
}

const MEAN_PLACE_AT = FEATURE_NAMES.indexOf("mean log place");

function order(features: CaseFeatures, count: number, weights: Float32Array | null): number[] {
  const scores = new Float64Array(count);
  for (let candidate = 0; candidate < count; candidate++) {
    scores[candidate] =
      weights === null
        ? -(features.values[candidate * FEATURE_COUNT + MEAN_PLACE_AT] ?? 0)
        : scoreLinear(weights, features.values, candidate * FEATURE_COUNT);
  }
  return Array.from(scores, (_, candidate) => candidate).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}
