/**
 * Keeps the `capacity` greatest of the values offered to it, in two fixed arrays: a binary min-heap whose root is the value
 * to beat. Offering allocates nothing.
 */
export class TopK {
  readonly #values: Float64Array;
  readonly #slots: Int32Array;
  #size = 0;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
    this.#slots = new Int32Array(capacity);
  }

  /** A value must be greater than this to be kept. */
  get threshold(): number {
    return this.#size < this.#values.length ? Number.NEGATIVE_INFINITY : (this.#values[0] ?? Number.POSITIVE_INFINITY);
  }

  offer(value: number, slot: number): void {
    const values = this.#values;
    const slots = this.#slots;
    if (this.#size < values.length) {
      let hole = this.#size++;
      while (hole > 0) {
        const parent = (hole - 1) >> 1;
        const above = values[parent] ?? 0;
        if (above <= value) break;
        values[hole] = above;
        slots[hole] = slots[parent] ?? 0;
        hole = parent;
      }
      values[hole] = value;
      slots[hole] = slot;
    } else if (value > this.threshold) this.#replaceRoot(value, slot);
  }

  #replaceRoot(value: number, slot: number): void {
    const values = this.#values;
    const slots = this.#slots;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && (values[child + 1] ?? 0) < (values[child] ?? 0)) child++;
      const below = values[child] ?? 0;
      if (below >= value) break;
      values[hole] = below;
      slots[hole] = slots[child] ?? 0;
      hole = child;
    }
    values[hole] = value;
    slots[hole] = slot;
  }

  /** The slots kept, greatest value first. */
  slots(): readonly number[] {
    const order = Array.from({ length: this.#size }, (_, index) => index);
    order.sort(
      (a, b) => (this.#values[b] ?? 0) - (this.#values[a] ?? 0) || (this.#slots[a] ?? 0) - (this.#slots[b] ?? 0),
    );
    return order.map((index) => this.#slots[index] ?? 0);
  }
}
