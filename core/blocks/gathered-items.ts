import type { OpenBlock } from "./open-block.ts";

export interface GatheredItem {
  readonly item: number;
  /** `null` where its block is missing. */
  readonly block: OpenBlock | null;
}

/** What gathering the blocks of one request took. */
export interface BlockCost {
  /** Different blocks that the items needed. */
  readonly blocks: number;
  /** Of these, how many were not in the cache, with their bytes. */
  readonly fetched: number;
  readonly fetchedBytes: number;
  /** Blocks that could not be had or were refused: their items are answered for as if no session held them. */
  readonly missing: readonly number[];
}

/** The blocks of one request's items; they stay good whatever the cache drops. */
export interface GatheredBlocks {
  /** Those of the items asked for that the model knows: different, ascending. */
  readonly items: readonly GatheredItem[];
  readonly cost: BlockCost;
}
