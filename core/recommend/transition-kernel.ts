import type { IndexedSessions, InteractionIndex, NeighbourTable } from "./index-port.ts";
import type { ItemScores } from "./item-scores.ts";
import { KIND_WEIGHTS } from "./kind-weights.ts";

/** Steps that "came after" reaches. */
const FOLLOW_REACH = 8;
/** Visits of sessions are numbered; before the numbers no longer fit 32 bits, all are forgotten. */
const VISITS_MAX = 2 ** 32 - 1;

/**
 * Adds up what came after, by 1 / distance, or together with a few items: counted from their sessions, or taken from the rows
 * counted beforehand where an item is in too many. Made once per model; counting allocates nothing.
 */
export class TransitionKernel {
  /** Visit of a session in which an item was last counted, and as what. */
  readonly #countedIn: Uint32Array;
  readonly #counted: Float32Array;
  #visit = 0;

  constructor(itemCount: number) {
    this.#countedIn = new Uint32Array(itemCount);
    this.#counted = new Float32Array(itemCount);
  }

  /** Adds `weight` times what came after the item to `scores`, as given by `source`. An item can come after itself. */
  addAfter(index: InteractionIndex, scores: ItemScores, item: number, source: number, weight: number): void {
    const { after } = index.hot;
    if (hasRow(after, item)) addRow(scores, after, item, source, weight);
    else countAfter(index.sessions, scores, item, source, weight);
  }

  /** Adds `weight` times what sessions held together with the item to `scores`, as given by `source`. */
  addTogether(index: InteractionIndex, scores: ItemScores, item: number, source: number, weight: number): void {
    const { together } = index.hot;
    if (hasRow(together, item)) addRow(scores, together, item, source, weight);
    else this.countTogether(index.sessions, scores, item, source, weight);
  }

  /** Counted from the item's sessions: each counts an item once, by the strongest thing done with it there. */
  countTogether(sessions: IndexedSessions, scores: ItemScores, item: number, source: number, weight: number): void {
    const { postingOffsets, postings, starts, items, kinds } = sessions;
    const countedIn = this.#countedIn;
    const counted = this.#counted;
    const last = postingOffsets[item + 1] ?? 0;
    for (let posting = postingOffsets[item] ?? 0; posting < last; posting++) {
      const visit = this.#nextVisit();
      const session = postings[posting] ?? 0;
      const end = starts[session + 1] ?? 0;
      for (let at = starts[session] ?? 0; at < end; at++) {
        const other = items[at] ?? 0;
        if (other === item) continue;
        const kindWeight = kinds === null ? 1 : (KIND_WEIGHTS[kinds[at] ?? 0] ?? 0);
        const before = countedIn[other] === visit ? (counted[other] ?? 0) : 0;
        if (kindWeight <= before) continue;
        countedIn[other] = visit;
        counted[other] = kindWeight;
        scores.add(other, source, weight * (kindWeight - before));
      }
    }
  }

  #nextVisit(): number {
    if (this.#visit === VISITS_MAX) {
      this.#countedIn.fill(0);
      this.#visit = 0;
    }
    return ++this.#visit;
  }
}

const hasRow = ({ offsets }: NeighbourTable, item: number): boolean => (offsets[item + 1] ?? 0) > (offsets[item] ?? 0);

function addRow(scores: ItemScores, table: NeighbourTable, item: number, source: number, weight: number): void {
  const { offsets, items, weights } = table;
  const end = offsets[item + 1] ?? 0;
  for (let at = offsets[item] ?? 0; at < end; at++) scores.add(items[at] ?? 0, source, weight * (weights[at] ?? 0));
}

/** Counted from the item's sessions. */
export function countAfter(
  sessions: IndexedSessions,
  scores: ItemScores,
  item: number,
  source: number,
  weight: number,
): void {
  const { postingOffsets, postings, starts, items, kinds } = sessions;
  const last = postingOffsets[item + 1] ?? 0;
  for (let posting = postingOffsets[item] ?? 0; posting < last; posting++) {
    const session = postings[posting] ?? 0;
    const end = starts[session + 1] ?? 0;
    for (let from = starts[session] ?? 0; from < end; from++) {
      if (items[from] !== item) continue;
      const reach = Math.min(end, from + FOLLOW_REACH + 1);
      for (let to = from + 1; to < reach; to++) {
        const step = weight / (to - from);
        scores.add(items[to] ?? 0, source, kinds === null ? step : step * (KIND_WEIGHTS[kinds[to] ?? 0] ?? 0));
      }
    }
  }
}
