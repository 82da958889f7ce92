import type { InteractionIndex } from "../recommend/index-port.ts";
import { BLOCK_TABLE_NAMES } from "./block-format.ts";
import { orderByCompany } from "./group-items.ts";
import { tableRow } from "./table-rows.ts";

/** Header, section table and what alignment may add. */
const FRAME_BYTES = 640;
/** Item index and four offsets; session number, time and offset; a reference, and a click's kind, which not every model has. */
const ITEM_BYTES = 20;
const SESSION_BYTES = 12;
const REFERENCE_BYTES = 2;
const KIND_BYTES = 1;
const WORD_BYTES = 4;
const NEIGHBOUR_BYTES = 8;

/** Which items share a block. */
export interface BlockPlan {
  /** Items of block `b`: `items[starts[b] .. starts[b + 1]]`. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  /** Block of each item. */
  readonly blockOf: Uint32Array;
}

/** Fills blocks with items that keep company, as long as a block stays within `blockBytes`; an item too large for one has its own. */
export function planBlocks(index: InteractionIndex, blockBytes: number): BlockPlan {
  const items = orderByCompany(index);
  const meter = new BlockMeter(index);
  const starts: number[] = [0];
  const blockOf = new Uint32Array(index.itemCount);
  let bytes = FRAME_BYTES;
  items.forEach((item, at) => {
    let added = meter.add(item);
    if (bytes + added > blockBytes && starts.at(-1) !== at) {
      starts.push(at);
      meter.begin();
      bytes = FRAME_BYTES;
      added = meter.add(item);
    }
    bytes += added;
    blockOf[item] = starts.length - 1;
  });
  if (items.length > 0) starts.push(items.length);
  return { starts: Uint32Array.from(starts), items, blockOf };
}

/** Counts the bytes that items add to the block at hand: sessions and items that it names already are not counted again. */
class BlockMeter {
  readonly #index: InteractionIndex;
  readonly #clickBytes: number;
  readonly #sessionBlock: Uint32Array;
  readonly #itemBlock: Uint32Array;
  #block = 1;

  constructor(index: InteractionIndex) {
    this.#index = index;
    this.#clickBytes = REFERENCE_BYTES + (index.sessions.kinds === null ? 0 : KIND_BYTES);
    this.#sessionBlock = new Uint32Array(index.sessionCount);
    this.#itemBlock = new Uint32Array(index.itemCount);
  }

  begin(): void {
    this.#block++;
  }

  add(item: number): number {
    const { postingOffsets, postings, starts, items } = this.#index.sessions;
    const block = this.#block;
    const first = postingOffsets[item] ?? 0;
    const last = postingOffsets[item + 1] ?? 0;
    let bytes = ITEM_BYTES + (last - first) * REFERENCE_BYTES;
    for (let posting = first; posting < last; posting++) {
      const session = postings[posting] ?? 0;
      if (this.#sessionBlock[session] === block) continue;
      this.#sessionBlock[session] = block;
      const start = starts[session] ?? 0;
      const end = starts[session + 1] ?? 0;
      bytes += SESSION_BYTES + (end - start) * this.#clickBytes;
      for (let click = start; click < end; click++) {
        const other = items[click] ?? 0;
        if (this.#itemBlock[other] === block) continue;
        this.#itemBlock[other] = block;
        bytes += WORD_BYTES;
      }
    }
    for (const table of BLOCK_TABLE_NAMES) bytes += tableRow(this.#index, table, item).items.length * NEIGHBOUR_BYTES;
    return bytes;
  }
}
