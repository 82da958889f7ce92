/** Items that a table has room for at first; it doubles where one question touches more. */
const START_ROWS = 2_048;
/** Slots are numbered on from question to question; before they no longer fit 31 bits, all are forgotten. */
const SLOTS_MAX = 2 ** 31 - 1;
/** Values of each item: its slot and, for scores that are weighed, its factor beside it, as one look-up in a large catalog fetches both. */
const WEIGHED_STRIDE = 2;

/**
 * Sums scores by item and by source (which of a few items the score came from). Made once per model and reused from question
 * to question: clearing costs nothing, and the rows of the items touched lie side by side whatever the catalog's size.
 */
export class ItemScores {
  /** The touched items, `size` of them, in order of their first score. */
  items = new Uint32Array(START_ROWS);
  size = 0;
  /** After `top`: best first, as many as it answered. */
  topItems = new Uint32Array(0);
  topScores = new Float64Array(0);

  readonly #sources: number;
  /** Totals and shares of touched item `n`: `n * (sources + 1)` and on. */
  #rows: Float64Array;
  /** Of each item: `#base` plus its number among the touched, below `#base` where it is not touched; then its factor, if weighed. */
  readonly #cells: Int32Array;
  readonly #cellFactors: Float32Array;
  readonly #cellStride: number;
  /** Of the touched items. */
  #factors = new Float32Array(START_ROWS);
  #base = 1;

  /** `factors`: of each item, what `weigh` multiplies its scores by; none where nothing is weighed. */
  constructor(itemCount: number, sources: number, factors: ArrayLike<number> | null = null) {
    this.#sources = sources;
    this.#cellStride = factors === null ? 1 : WEIGHED_STRIDE;
    this.#cells = new Int32Array(itemCount * this.#cellStride);
    this.#cellFactors = new Float32Array(this.#cells.buffer);
    this.#rows = new Float64Array(START_ROWS * (sources + 1));
    if (factors === null) return;
    for (let item = 0; item < itemCount; item++) this.#cellFactors[item * WEIGHED_STRIDE + 1] = factors[item] ?? 0;
  }

  clear(): void {
    this.#base += this.size;
    this.size = 0;
    const stride = this.#cellStride;
    if (this.#base + this.#cells.length <= SLOTS_MAX) return;
    for (let cell = 0; cell < this.#cells.length; cell += stride) this.#cells[cell] = 0;
    this.#base = 1;
  }

  /** Negative where the item is not touched. */
  #slotOf(item: number): number {
    return ((this.#cells[item * this.#cellStride] ?? 0) - this.#base) | 0;
  }

  add(item: number, source: number, amount: number): void {
    let slot = this.#slotOf(item);
    if (slot < 0) slot = this.#touch(item);
    const rows = this.#rows;
    const row = slot * (this.#sources + 1);
    rows[row] = (rows[row] ?? 0) + amount;
    const share = row + 1 + source;
    rows[share] = (rows[share] ?? 0) + amount;
  }

  /** 0 for items that are not touched. */
  total(item: number): number {
    const slot = this.#slotOf(item);
    return slot < 0 ? 0 : (this.#rows[slot * (this.#sources + 1)] ?? 0);
  }

  /** What a source gave to an item. */
  share(item: number, source: number): number {
    const slot = this.#slotOf(item);
    return slot < 0 ? 0 : (this.#rows[slot * (this.#sources + 1) + 1 + source] ?? 0);
  }

  /** Of all totals. */
  sum(): number {
    let sum = 0;
    for (let slot = 0; slot < this.size; slot++) sum += this.#rows[slot * (this.#sources + 1)] ?? 0;
    return sum;
  }

  /** Multiplies every item's scores by its own factor. */
  weigh(): void {
    const stride = this.#sources + 1;
    for (let slot = 0; slot < this.size; slot++) {
      const factor = this.#factors[slot] ?? 0;
      for (let at = slot * stride; at < (slot + 1) * stride; at++) this.#rows[at] = (this.#rows[at] ?? 0) * factor;
    }
  }

  /**
   * Finds the items of the `limit` highest totals above 0, highest first, ties by item; answers how many there are. Most items
   * fail the first comparison. `accepts` is only asked about items that would be among them.
   */
  top(limit: number, accepts?: (item: number) => boolean): number {
    if (this.topItems.length < limit) {
      this.topItems = new Uint32Array(limit);
      this.topScores = new Float64Array(limit);
    }
    const items = this.topItems;
    const scores = this.topScores;
    const stride = this.#sources + 1;
    let found = 0;
    for (let slot = 0; slot < this.size; slot++) {
      const item = this.items[slot] ?? 0;
      const score = this.#rows[slot * stride] ?? 0;
      let at = found;
      if (found === limit) {
        const least = scores[limit - 1] ?? 0;
        if (score < least || (score === least && item > (items[limit - 1] ?? 0))) continue;
        at = limit - 1;
      }
      if (!(score > 0) || accepts?.(item) === false) continue;
      if (found < limit) found++;
      while (at > 0) {
        const above = scores[at - 1] ?? 0;
        if (above > score || (above === score && (items[at - 1] ?? 0) < item)) break;
        scores[at] = above;
        items[at] = items[at - 1] ?? 0;
        at--;
      }
      scores[at] = score;
      items[at] = item;
    }
    return found;
  }

  /** Gives an item an empty row; answers its slot. */
  #touch(item: number): number {
    if (this.size === this.items.length) this.#grow();
    const slot = this.size++;
    const cell = item * this.#cellStride;
    this.items[slot] = item;
    this.#factors[slot] = this.#cellFactors[cell + 1] ?? 0;
    this.#cells[cell] = this.#base + slot;
    const row = slot * (this.#sources + 1);
    this.#rows.fill(0, row, row + this.#sources + 1);
    return slot;
  }

  #grow(): void {
    const items = new Uint32Array(this.items.length * 2);
    const factors = new Float32Array(this.items.length * 2);
    const rows = new Float64Array(this.#rows.length * 2);
    items.set(this.items);
    factors.set(this.#factors);
    rows.set(this.#rows);
    this.items = items;
    this.#factors = factors;
    this.#rows = rows;
  }
}
