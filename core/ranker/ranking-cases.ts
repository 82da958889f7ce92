import { CaseFeatures, FEATURE_COUNT, FEATURE_NAMES } from "./case-features.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { countSessions } from "./click-sessions.ts";
import { scoreLinear } from "./linear-ranker.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** Cases to learn a ranking from: each is some candidates of one prefix, one of which is what came next. */
export interface RankingCases {
  /** Case `c` has rows `starts[c] .. starts[c + 1]`; its first row is the one that came next. */
  readonly starts: Uint32Array;
  /** Rows × `FEATURE_COUNT`. */
  readonly values: Float32Array;
  /** Added to each row's score in the softmax: a sampled row stands for several. */
  readonly offsets: Float32Array;
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
  const features = new CaseFeatures(tables);
  const rowsMax = 1 + plan.hardest + plan.others;
  const starts = new Uint32Array(clicks.length + 1);
  let values = new Float32Array(Math.ceil(clicks.length * rowsMax * 0.85) * FEATURE_COUNT);
  let offsets = new Float32Array(values.length / FEATURE_COUNT);
  let cases = 0;
  let rows = 0;
  const keep = (candidate: number, offset: number): void => {
    if (rows === offsets.length) {
      values = grown(values);
      offsets = grown(offsets);
    }
    const at = candidate * FEATURE_COUNT;
    values.set(features.values.subarray(at, at + FEATURE_COUNT), rows * FEATURE_COUNT);
    offsets[rows++] = offset;
  };
  for (const { start, at } of clicks) {
    features.compute(log.items.subarray(start, at));
    const { count, items } = features.candidates;
    const next = items.subarray(0, count).indexOf(log.items[at] ?? 0);
    if (next < 0) continue;
    keep(next, 0);
    const others = order(features, count, plan.weights).filter((candidate) => candidate !== next);
    for (const candidate of others.slice(0, plan.hardest)) keep(candidate, 0);
    const rest = others.slice(plan.hardest);
    const sampled = Math.min(plan.others, rest.length);
    const offset = Math.log(rest.length / Math.max(1, sampled));
    for (let n = 0; n < sampled; n++) {
      const chosen = n + Math.floor(plan.random() * (rest.length - n));
      keep(rest[chosen] ?? 0, offset);
      rest[chosen] = rest[n] ?? 0;
    }
    starts[++cases] = rows;
  }
  return {
    starts: starts.slice(0, cases + 1),
    values: values.subarray(0, rows * FEATURE_COUNT),
    offsets: offsets.subarray(0, rows),
  };
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

function grown(array: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(Math.ceil(array.length * 1.25) + FEATURE_COUNT);
  larger.set(array);
  return larger;
}
