import { countSessions } from "./click-sessions.ts";
import type { SessionIndex } from "./session-index.ts";

/** Items in more sessions than this have their transitions counted beforehand; the others' are counted from their sessions. */
export const HOT_SESSIONS = 300;
/** Followers kept of a hot item. */
const ROW_MAX = 120;
/** Values beside each follower, in order: directly after, after 1 / steps, before 1 / steps, after by recency, together. */
export const HOT_COLUMNS = 5;

/** Rows only of hot items: the few that would make one prediction read thousands of sessions. */
export interface HotTransitions {
  /** Items + 1; the row of an item that is not hot is empty. */
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
  /** Beside `items`, `HOT_COLUMNS` each. */
  readonly values: Float32Array;
}

export interface TransitionWeights {
  /** Weight of a distance in steps. */
  readonly step: ArrayLike<number>;
  /** Weight of a session by its recency. */
  readonly recency: (session: number) => number;
}

export function countHotTransitions(index: SessionIndex, { step, recency }: TransitionWeights): HotTransitions {
  const { itemCount, postingOffsets, postings, starts, items } = index;
  const ages = Float32Array.from({ length: countSessions(index) }, (_, session) => recency(session));
  const offsets = new Uint32Array(itemCount + 1);
  const keptItems: number[] = [];
  const keptValues: number[] = [];
  const sums = new Float64Array(itemCount * HOT_COLUMNS);
  for (let item = 0; item < itemCount; item++) {
    const first = postingOffsets[item] ?? 0;
    const last = postingOffsets[item + 1] ?? 0;
    offsets[item + 1] = offsets[item] ?? 0;
    if (last - first <= HOT_SESSIONS) continue;
    const touched = new Set<number>();
    for (let posting = first; posting < last; posting++) {
      const session = postings[posting] ?? 0;
      const age = ages[session] ?? 0;
      const start = starts[session] ?? 0;
      const end = starts[session + 1] ?? 0;
      for (let from = start; from < end; from++) {
        if (items[from] !== item) continue;
        for (let to = start; to < end; to++) {
          if (to === from) continue;
          const other = items[to] ?? 0;
          const at = other * HOT_COLUMNS;
          touched.add(other);
          sums[at + 4] = (sums[at + 4] ?? 0) + 1;
          const weight = step[Math.abs(to - from)] ?? 0;
          if (to < from) sums[at + 2] = (sums[at + 2] ?? 0) + weight;
          else {
            if (to === from + 1) sums[at] = (sums[at] ?? 0) + 1;
            sums[at + 1] = (sums[at + 1] ?? 0) + weight;
            sums[at + 3] = (sums[at + 3] ?? 0) + weight * age;
          }
        }
      }
    }
    const worth = (other: number): number =>
      (sums[other * HOT_COLUMNS + 1] ?? 0) + 0.1 * (sums[other * HOT_COLUMNS + 4] ?? 0);
    const kept = [...touched].sort((a, b) => worth(b) - worth(a) || a - b).slice(0, ROW_MAX);
    for (const other of kept) {
      keptItems.push(other);
      for (let column = 0; column < HOT_COLUMNS; column++) keptValues.push(sums[other * HOT_COLUMNS + column] ?? 0);
    }
    for (const other of touched) sums.fill(0, other * HOT_COLUMNS, (other + 1) * HOT_COLUMNS);
    offsets[item + 1] = keptItems.length;
  }
  return { offsets, items: Uint32Array.from(keptItems), values: Float32Array.from(keptValues) };
}
