import type { NeighbourTable } from "./sections.ts";

const START_ENTRIES = 4_096;

/** Builds a neighbour table row by row: weights are summed for one item after the other, and each row's strongest are kept. */
export class NeighbourCounter {
  readonly #limit: number;
  readonly #weights: Float64Array;
  readonly #touched: number[] = [];
  readonly #offsets: Uint32Array;
  #items = new Uint32Array(START_ENTRIES);
  #values = new Float32Array(START_ENTRIES);
  #rows = 0;
  #length = 0;

  /** `limit`: most neighbours of a row. */
  constructor(itemCount: number, limit: number) {
    this.#limit = limit;
    this.#weights = new Float64Array(itemCount);
    this.#offsets = new Uint32Array(itemCount + 1);
  }

  add(item: number, weight: number): void {
    const before = this.#weights[item] ?? 0;
    if (before === 0) this.#touched.push(item);
    this.#weights[item] = before + weight;
  }

  /** Ends the row: what was added since the last one is its neighbours, strongest first, ties by item. */
  endRow(): void {
    for (const item of this.#strongest()) {
      if (this.#length === this.#items.length) this.#grow();
      this.#items[this.#length] = item;
      this.#values[this.#length++] = this.#weights[item] ?? 0;
    }
    for (const item of this.#touched) this.#weights[item] = 0;
    this.#touched.length = 0;
    this.#offsets[++this.#rows] = this.#length;
  }

  table(): NeighbourTable {
    return {
      offsets: this.#offsets,
      items: this.#items.slice(0, this.#length),
      weights: this.#values.slice(0, this.#length),
    };
  }

  #strongest(): number[] {
    let items = this.#touched;
    if (items.length > this.#limit) {
      const weights = Float64Array.from(items, (item) => this.#weights[item] ?? 0).sort();
      const least = weights[weights.length - this.#limit] ?? 0;
      items = items.filter((item) => (this.#weights[item] ?? 0) >= least);
    }
    return [...items].sort((a, b) => (this.#weights[b] ?? 0) - (this.#weights[a] ?? 0) || a - b).slice(0, this.#limit);
  }

  #grow(): void {
    const items = new Uint32Array(this.#items.length * 2);
    const values = new Float32Array(this.#items.length * 2);
    items.set(this.#items);
    values.set(this.#values);
    this.#items = items;
    this.#values = values;
  }
}
