const START_ROWS = 1_024;
const GROWTH = 1.5;

type Column<B extends ArrayBuffer> = Float32Array<B> | Float64Array<B> | Uint8Array<B>;

/** Rows of equal width in one typed array that grows. */
export class GrowingRows<T extends Column<ArrayBuffer>> {
  readonly #create: (length: number) => T;
  readonly #width: number;
  #values: T;
  count = 0;

  constructor(create: (length: number) => T, width: number) {
    this.#create = create;
    this.#width = width;
    this.#values = create(START_ROWS * width);
  }

  /** The array, with room for one more row behind the last: ask anew for each row. */
  room(): T {
    if ((this.count + 1) * this.#width > this.#values.length) {
      const larger = this.#create(Math.ceil((this.#values.length / this.#width) * GROWTH) * this.#width);
      larger.set(this.#values);
      this.#values = larger;
    }
    return this.#values;
  }

  /** Takes the next row; answers where it starts. */
  add(): number {
    return this.count++ * this.#width;
  }

  toArray(): T {
    return this.#values.subarray(0, this.count * this.#width) as T;
  }
}
