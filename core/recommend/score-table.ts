const START_CAPACITY = 512;
/** Knuth's multiplicative hashing, The Art of Computer Programming vol. 3, 6.4. */
const HASH_FACTOR = 0x9e3779b1;

/**
 * Sums scores by item index and by source (which of a few session items the score came from). Sparse: its cost follows the
 * items touched, never the size of the catalog.
 */
export class ScoreTable {
  readonly #sources: number;
  #capacity = START_CAPACITY;
  #shift = 32 - Math.log2(START_CAPACITY);
  /** Item index plus one; 0 is a free cell. */
  #keys = new Uint32Array(START_CAPACITY);
  #totals = new Float64Array(START_CAPACITY);
  #shares: Float32Array;
  #size = 0;

  constructor(sources: number) {
    this.#sources = sources;
    this.#shares = new Float32Array(START_CAPACITY * sources);
  }

  get size(): number {
    return this.#size;
  }

  add(item: number, source: number, amount: number): void {
    let cell = this.#cell(item);
    if (this.#keys[cell] === 0) {
      if (this.#size * 2 >= this.#capacity) {
        this.#grow();
        cell = this.#cell(item);
      }
      this.#keys[cell] = item + 1;
      this.#size++;
    }
    this.#totals[cell] = (this.#totals[cell] ?? 0) + amount;
    const share = cell * this.#sources + source;
    this.#shares[share] = (this.#shares[share] ?? 0) + amount;
  }

  /** Multiplies every item's scores by its own factor. */
  weigh(factorOf: (item: number) => number): void {
    for (let cell = 0; cell < this.#capacity; cell++) {
      const key = this.#keys[cell] ?? 0;
      if (key === 0) continue;
      const factor = factorOf(key - 1);
      this.#totals[cell] = (this.#totals[cell] ?? 0) * factor;
      for (let share = cell * this.#sources; share < (cell + 1) * this.#sources; share++) {
        this.#shares[share] = (this.#shares[share] ?? 0) * factor;
      }
    }
  }

  total(item: number): number {
    return this.#totals[this.#cell(item)] ?? 0;
  }

  /** What a source gave to an item. */
  share(item: number, source: number): number {
    return this.#shares[this.#cell(item) * this.#sources + source] ?? 0;
  }

  /** The items of the `limit` highest totals, highest first, ties by item index. */
  top(limit: number): number[] {
    const cells: number[] = [];
    for (let cell = 0; cell < this.#capacity; cell++) if (this.#keys[cell] !== 0) cells.push(cell);
    const threshold = this.#threshold(cells, limit);
    return cells
      .filter((cell) => (this.#totals[cell] ?? 0) >= threshold)
      .sort((a, b) => (this.#totals[b] ?? 0) - (this.#totals[a] ?? 0) || (this.#keys[a] ?? 0) - (this.#keys[b] ?? 0))
      .slice(0, limit)
      .map((cell) => (this.#keys[cell] ?? 1) - 1);
  }

  /** The `limit`-th highest total: sorting plain numbers is many times faster than sorting cells by a comparison. */
  #threshold(cells: readonly number[], limit: number): number {
    if (cells.length <= limit) return Number.NEGATIVE_INFINITY;
    const totals = Float64Array.from(cells, (cell) => this.#totals[cell] ?? 0).sort();
    return totals[totals.length - limit] ?? 0;
  }

  /** The cell of an item, or the free cell where it would go. */
  #cell(item: number): number {
    const mask = this.#capacity - 1;
    let cell = Math.imul(item + 1, HASH_FACTOR) >>> this.#shift;
    while (this.#keys[cell] !== 0 && this.#keys[cell] !== item + 1) cell = (cell + 1) & mask;
    return cell;
  }

  #grow(): void {
    const [keys, totals, shares] = [this.#keys, this.#totals, this.#shares];
    this.#capacity *= 2;
    this.#shift--;
    this.#keys = new Uint32Array(this.#capacity);
    this.#totals = new Float64Array(this.#capacity);
    this.#shares = new Float32Array(this.#capacity * this.#sources);
    for (let cell = 0; cell < keys.length; cell++) {
      const key = keys[cell] ?? 0;
      if (key === 0) continue;
      const to = this.#cell(key - 1);
      this.#keys[to] = key;
      this.#totals[to] = totals[cell] ?? 0;
      this.#shares.set(shares.subarray(cell * this.#sources, (cell + 1) * this.#sources), to * this.#sources);
    }
  }
}
