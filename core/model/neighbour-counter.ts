import { ItemScores } from "../recommend/item-scores.ts";
import type { NeighbourTable } from "./sections.ts";

const START_ENTRIES = 4_096;

/** Builds a neighbour table row by row: what was added to `scores` since the last row is the next one, its strongest kept. */
export class NeighbourCounter {
  /** Of the row under way, all by source 0. */
  readonly scores: ItemScores;
  readonly #limit: number;
  readonly #offsets: Uint32Array;
  #items = new Uint32Array(START_ENTRIES);
  #weights = new Float32Array(START_ENTRIES);
  #rows = 0;
  #length = 0;

  /** `limit`: most neighbours of a row. */
  constructor(itemCount: number, limit: number) {
    this.#limit = limit;
    this.scores = new ItemScores(itemCount, 1);
    this.#offsets = new Uint32Array(itemCount + 1);
  }

  /** Ends the row: strongest first, ties by item. */
  endRow(): void {
    const count = this.scores.top(this.#limit);
    while (this.#length + count > this.#items.length) this.#grow();
    this.#items.set(this.scores.topItems.subarray(0, count), this.#length);
    this.#weights.set(this.scores.topScores.subarray(0, count), this.#length);
    this.#length += count;
    this.#offsets[++this.#rows] = this.#length;
    this.scores.clear();
  }

  table(): NeighbourTable {
    return {
      offsets: this.#offsets,
      items: this.#items.slice(0, this.#length),
      weights: this.#weights.slice(0, this.#length),
    };
  }

  #grow(): void {
    const items = new Uint32Array(this.#items.length * 2);
    const weights = new Float32Array(this.#weights.length * 2);
    items.set(this.#items);
    weights.set(this.#weights);
    this.#items = items;
    this.#weights = weights;
  }
}
