import type { IndexedSessions } from "../recommend/index-port.ts";
import { findAscending } from "./ascending.ts";
import type { GatheredItem } from "./gathered-items.ts";
import type { OpenBlock } from "./open-block.ts";

const START_LENGTH = 16_384;

/** One item's postings while sessions are merged. */
interface PostingList {
  readonly block: OpenBlock;
  /** The oldest posting that is not merged yet, and the newest of all: postings stand newest first. */
  head: number;
  readonly newest: number;
}

/**
 * The sessions of a few items in the flat arrays that kernels walk, in the model's own numbers. The offsets are as long as the
 * model has items and sessions, and are made once; showing writes the entries of what is shown and leaves the others alone, so
 * that it costs what the items name, whatever the model's size. Entries of other items and sessions mean nothing.
 */
export class ShownSessions {
  readonly #postingOffsets: Uint32Array;
  readonly #starts: Uint32Array;
  #postings = new Uint32Array(START_LENGTH);
  #clicks = new Uint32Array(START_LENGTH);
  #kinds = new Uint8Array(START_LENGTH);
  #view: IndexedSessions;

  constructor(itemCount: number, sessionCount: number) {
    this.#postingOffsets = new Uint32Array(itemCount + 1);
    this.#starts = new Uint32Array(sessionCount + 1);
    this.#view = this.#viewOf(false);
  }

  get sessions(): IndexedSessions {
    return this.#view;
  }

  /** `items`: different, ascending. */
  show(items: readonly GatheredItem[]): void {
    const hasKinds = items.some(({ block }) => block !== null && block.kinds.length > 0);
    this.#showSessions(this.#showPostings(items), hasKinds);
    this.#view = this.#viewOf(hasKinds);
  }

  #viewOf(hasKinds: boolean): IndexedSessions {
    return {
      postingOffsets: this.#postingOffsets,
      postings: this.#postings,
      starts: this.#starts,
      items: this.#clicks,
      kinds: hasKinds ? this.#kinds : null,
    };
  }

  #showPostings(items: readonly GatheredItem[]): readonly PostingList[] {
    const lists: PostingList[] = [];
    let length = 0;
    for (const { item, block } of items) {
      this.#postingOffsets[item] = length;
      const place = block === null ? -1 : findAscending(block.items, item);
      if (block !== null && place >= 0) {
        const { postings, sessions, postingOffsets } = block;
        const start = postingOffsets[place] ?? 0;
        const end = postingOffsets[place + 1] ?? 0;
        this.#postings = roomFor(this.#postings, length + end - start);
        for (let at = start; at < end; at++) this.#postings[length++] = sessions[postings[at] ?? 0] ?? 0;
        lists.push({ block, head: end - 1, newest: start });
      }
      this.#postingOffsets[item + 1] = length;
    }
    return lists;
  }

  /** Lays the sessions down oldest first: where two follow each other in number, one's end is the other's start. */
  #showSessions(lists: readonly PostingList[], hasKinds: boolean): void {
    const fronts = Float64Array.from(lists, frontOf);
    let length = 0;
    for (;;) {
      let oldest = Number.POSITIVE_INFINITY;
      let from = -1;
      for (let at = 0; at < fronts.length; at++) {
        const front = fronts[at] ?? oldest;
        if (front >= oldest) continue;
        oldest = front;
        from = at;
      }
      const list = lists[from];
      if (list === undefined) return;
      this.#starts[oldest] = length;
      length = this.#showClicks(list.block, list.block.postings[list.head] ?? 0, length, hasKinds);
      this.#starts[oldest + 1] = length;
      for (let at = from; at < fronts.length; at++) {
        const other = lists[at];
        if (other === undefined || fronts[at] !== oldest) continue;
        other.head--;
        fronts[at] = frontOf(other);
      }
    }
  }

  #showClicks(block: OpenBlock, place: number, to: number, hasKinds: boolean): number {
    const { clickOffsets, clicks, clickedItems, kinds } = block;
    const start = clickOffsets[place] ?? 0;
    const count = (clickOffsets[place + 1] ?? 0) - start;
    this.#clicks = roomFor(this.#clicks, to + count);
    const shown = this.#clicks;
    for (let at = 0; at < count; at++) shown[to + at] = clickedItems[clicks[start + at] ?? 0] ?? 0;
    if (hasKinds) {
      this.#kinds = roomFor(this.#kinds, shown.length);
      for (let at = 0; at < count; at++) this.#kinds[to + at] = kinds[start + at] ?? 0;
    }
    return to + count;
  }
}

/** Oldest session of a list that is not merged yet; beyond all sessions where there is none. */
const frontOf = ({ block, head, newest }: PostingList): number =>
  head < newest ? Number.POSITIVE_INFINITY : (block.sessions[block.postings[head] ?? 0] ?? 0);

/** The array, or one at least twice as long with its values, so that `length` fits. */
function roomFor<T extends Uint8Array | Uint32Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
