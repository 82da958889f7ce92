const START_SLOTS = 1024;
const NONE = 0;

/**
 * Which slots belong to which list, each slot to at most one: doubly linked through typed arrays, so that append and remove
 * cost the same whatever a list's length. Links are stored plus one: 0 is "none", as fresh arrays are.
 */
export class SlotLists {
  #next = new Int32Array(START_SLOTS);
  #previous = new Int32Array(START_SLOTS);
  readonly #heads: number[] = [];
  readonly #tails: number[] = [];
  readonly #sizes: number[] = [];

  /** First slot of a list, or -1. */
  first(list: number): number {
    return (this.#heads[list] ?? NONE) - 1;
  }

  /** The slot after, or -1. */
  next(slot: number): number {
    return (this.#next[slot] ?? NONE) - 1;
  }

  sizeOf(list: number): number {
    return this.#sizes[list] ?? 0;
  }

  append(slot: number, list: number): void {
    if (slot >= this.#next.length) this.#grow(slot);
    const tail = this.#tails[list] ?? NONE;
    this.#previous[slot] = tail;
    this.#next[slot] = NONE;
    if (tail === NONE) this.#heads[list] = slot + 1;
    else this.#next[tail - 1] = slot + 1;
    this.#tails[list] = slot + 1;
    this.#sizes[list] = this.sizeOf(list) + 1;
  }

  remove(slot: number, list: number): void {
    const previous = this.#previous[slot] ?? NONE;
    const next = this.#next[slot] ?? NONE;
    if (previous === NONE) this.#heads[list] = next;
    else this.#next[previous - 1] = next;
    if (next === NONE) this.#tails[list] = previous;
    else this.#previous[next - 1] = previous;
    this.#sizes[list] = this.sizeOf(list) - 1;
  }

  #grow(slot: number): void {
    const slots = Math.max(this.#next.length * 2, slot + 1);
    const next = new Int32Array(slots);
    const previous = new Int32Array(slots);
    next.set(this.#next);
    previous.set(this.#previous);
    this.#next = next;
    this.#previous = previous;
  }
}
