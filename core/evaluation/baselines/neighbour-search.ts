import { TopK } from "../../vectors/top-k.ts";
import type { SessionIndex } from "./session-index.ts";

/** A different item of the session so far. */
export interface WeightedItem {
  readonly item: number;
  /** Of its newest click in the session, from 1 on. */
  readonly position: number;
  readonly weight: number;
}

/** Finds the past sessions that share items with a session. Its scratch memory is 13 bytes a session. */
export class NeighbourSearch {
  readonly #index: SessionIndex;
  readonly #found: Uint32Array;
  readonly #dot: Float64Array;
  /** Place of the first matching item plus one; 0: not found. */
  readonly #match: Uint32Array;
  #size = 0;

  constructor(index: SessionIndex) {
    this.#index = index;
    this.#found = new Uint32Array(index.sessionCount);
    this.#dot = new Float64Array(index.sessionCount);
    this.#match = new Uint32Array(index.sessionCount);
  }

  /**
   * The `most` most recent sessions that hold any of the items, oldest first (0: all of them), where of each item only the
   * `mostPerItem` most recent are looked at. The answer is good until the next call.
   */
  recent(items: readonly WeightedItem[], most: number, mostPerItem = Number.POSITIVE_INFINITY): Uint32Array {
    this.#clear();
    items.forEach(({ item, weight }, place) => {
      const sessions = this.#index.sessionsOf(item);
      for (let at = Math.max(0, sessions.length - mostPerItem); at < sessions.length; at++) {
        const session = sessions[at] ?? 0;
        if (this.#match[session] === 0) {
          this.#match[session] = place + 1;
          this.#found[this.#size++] = session;
        }
        this.#dot[session] = (this.#dot[session] ?? 0) + weight;
      }
    });
    const found = this.#found.subarray(0, this.#size).sort();
    return most > 0 && found.length > most ? found.subarray(found.length - most) : found;
  }

  /** Sum of the weights of the items that a found session holds. */
  dot(session: number): number {
    return this.#dot[session] ?? 0;
  }

  /** Place in the asked items of the first that a found session holds. */
  firstMatch(session: number): number {
    return (this.#match[session] ?? 1) - 1;
  }

  #clear(): void {
    for (let at = 0; at < this.#size; at++) {
      const session = this.#found[at] ?? 0;
      this.#dot[session] = 0;
      this.#match[session] = 0;
    }
    this.#size = 0;
  }
}

/** Places of the `k` greatest similarities, of equal ones the later places (the more recent sessions), in no order. */
export function mostSimilar(similarities: Float64Array, k: number): readonly number[] {
  const top = new TopK(k);
  for (let at = 0; at < similarities.length; at++) top.offer(similarities[at] ?? 0, 0);
  const least = top.threshold;
  const chosen: number[] = [];
  for (let at = 0; at < similarities.length; at++) if ((similarities[at] ?? 0) > least) chosen.push(at);
  for (let at = similarities.length - 1; at >= 0 && chosen.length < k; at--)
    if (similarities[at] === least) chosen.push(at);
  return chosen;
}

/** The different items of a session so far, newest first, each weighted by the position of its newest click. */
export function newestFirst(items: readonly number[], weightOf: (position: number) => number): readonly WeightedItem[] {
  const seen = new Set<number>();
  const weighted: WeightedItem[] = [];
  for (let position = items.length; position > 0; position--) {
    const item = items[position - 1] ?? 0;
    if (seen.has(item)) continue;
    seen.add(item);
    weighted.push({ item, position, weight: weightOf(position) });
  }
  return weighted;
}
