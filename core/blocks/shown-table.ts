import type { NeighbourTable } from "../recommend/index-port.ts";
import { findAscending } from "./ascending.ts";
import type { BlockTable } from "./block-format.ts";
import type { GatheredItem } from "./gathered-items.ts";

const START_LENGTH = 1_024;

/** Rows of a few items in one table; as in `ShownSessions`, entries of other items mean nothing. */
export class ShownTable {
  readonly #offsets: Uint32Array;
  #items = new Uint32Array(START_LENGTH);
  #weights = new Float32Array(START_LENGTH);

  constructor(itemCount: number) {
    this.#offsets = new Uint32Array(itemCount + 1);
  }

  get table(): NeighbourTable {
    return { offsets: this.#offsets, items: this.#items, weights: this.#weights };
  }

  /** `gathered`: different, ascending. */
  show(gathered: readonly GatheredItem[], table: BlockTable): void {
    let length = 0;
    for (const { item, block } of gathered) {
      this.#offsets[item] = length;
      const place = block === null ? -1 : findAscending(block.items, item);
      if (block !== null && place >= 0) {
        const { offsets, items, weights } = block.tables[table];
        const [start, end] = [offsets[place] ?? 0, offsets[place + 1] ?? 0];
        while (this.#items.length < length + end - start) this.#grow();
        this.#items.set(items.subarray(start, end), length);
        this.#weights.set(weights.subarray(start, end), length);
        length += end - start;
      }
      this.#offsets[item + 1] = length;
    }
  }

  #grow(): void {
    const items = new Uint32Array(this.#items.length * 2);
    const weights = new Float32Array(items.length);
    items.set(this.#items);
    weights.set(this.#weights);
    this.#items = items;
    this.#weights = weights;
  }
}
