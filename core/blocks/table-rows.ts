import type { InteractionIndex, Neighbours } from "../recommend/index-port.ts";
import type { BlockTable } from "./block-format.ts";

/** An item's row of one of the tables that go into blocks. */
export function tableRow(index: InteractionIndex, table: BlockTable, item: number): Neighbours {
  if (table === "boughtWith") return index.boughtWith(item);
  const { offsets, items, weights } = index.hot[table];
  const [start, end] = [offsets[item], offsets[item + 1]];
  return { items: items.subarray(start, end), weights: weights.subarray(start, end) };
}
