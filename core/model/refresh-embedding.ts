import { BestItems } from "../best-items.ts";
import { type ItemEmbedding, quantise } from "../item-embedding/item-embedding.ts";
import { nearestItems } from "../item-embedding/nearest-items.ts";
import { placeNewItems } from "../item-embedding/propagate.ts";
import type { Kernels } from "../kernels.ts";
import type { SessionLog } from "./session-log.ts";

/** Of the clusters that neighbours are looked for in. */
const SEED = 1;
/** Products of two vectors that new items' neighbours may take: 4 s of one core. Beyond it all are looked for anew, in clusters. */
const PRODUCTS_MAX = 40_000_000;

/**
 * The same vectors for the items of `log`, and near ones for those that are new: each gets one from those that it is met with. The
 * table of nearest items, which is what takes time, is kept, and the new items are entered into it. `ids`: the old numbers.
 */
export function refreshEmbedding(
  log: SessionLog,
  ids: ReadonlyMap<string, number>,
  old: ItemEmbedding,
  kernels: Kernels,
): ItemEmbedding {
  const { dimensions, distanceWeights, neighboursPerItem } = old;
  const oldNumbers = Int32Array.from(log.itemIds, (id) => ids.get(id) ?? -1);
  const known = new Uint32Array(oldNumbers.length);
  const fresh: number[] = [];
  let knownCount = 0;
  const vectors = new Float32Array(oldNumbers.length * dimensions);
  oldNumbers.forEach((before, item) => {
    if (before < 0) {
      fresh.push(item);
      return;
    }
    known[knownCount++] = item;
    const scale = old.scales[before] ?? 0;
    for (let d = 0; d < dimensions; d++)
      vectors[item * dimensions + d] = scale * (old.vectors[before * dimensions + d] ?? 0);
  });
  const itemCount = oldNumbers.length;
  // A past of no sessions that has met every item with a vector: all sessions are looked through for the others.
  const past = { itemCount, starts: Uint32Array.of(0), items: known.subarray(0, knownCount) };
  placeNewItems(vectors, dimensions, past, { itemCount, starts: log.starts, items: log.items });
  const rounded = quantise(vectors, dimensions);
  const neighbours =
    fresh.length * itemCount > PRODUCTS_MAX
      ? nearestItems(kernels.vectorProducts, vectors, dimensions, neighboursPerItem, SEED)
      : enter(fresh, vectors, dimensions, keptRows(oldNumbers, old), neighboursPerItem);
  return { dimensions, ...rounded, distanceWeights, neighbours, neighboursPerItem };
}

/** The old rows in the new numbers, without what is gone; an item's row ends in itself where there are too few, and is all itself where it is new. */
function keptRows(oldNumbers: Int32Array, { neighbours, neighboursPerItem, scales }: ItemEmbedding): Uint32Array {
  const newNumbers = new Int32Array(scales.length).fill(-1);
  oldNumbers.forEach((before, item) => {
    if (before >= 0) newNumbers[before] = item;
  });
  const rows = new Uint32Array(oldNumbers.length * neighboursPerItem);
  oldNumbers.forEach((before, item) => {
    const row = item * neighboursPerItem;
    let kept = row;
    for (let place = 0; before >= 0 && place < neighboursPerItem; place++) {
      const number = newNumbers[neighbours[before * neighboursPerItem + place] ?? 0] ?? -1;
      if (number >= 0 && number !== item) rows[kept++] = number;
    }
    rows.fill(item, kept, row + neighboursPerItem);
  });
  return rows;
}

/** Looks for the neighbours of each new item among all, and enters it into the rows of those that it is nearer to than what they hold. */
function enter(
  fresh: readonly number[],
  vectors: Float32Array,
  dimensions: number,
  rows: Uint32Array,
  perItem: number,
): Uint32Array {
  const items = vectors.length / dimensions;
  const product = (one: number, other: number): number => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++)
      sum += (vectors[one * dimensions + d] ?? 0) * (vectors[other * dimensions + d] ?? 0);
    return sum;
  };
  const best = new BestItems(perItem);
  for (const item of fresh) {
    best.clear();
    for (let other = 0; other < items; other++) if (other !== item) best.offer(other, product(item, other));
    rows.set(best.items.subarray(0, best.size), item * perItem);
    for (let place = 0; place < best.size; place++)
      enterInto(rows, (best.items[place] ?? 0) * perItem, perItem, item, best.scores[place] ?? 0, product);
  }
  return rows;
}

/** Rows that end in their own item have room. */
function enterInto(
  rows: Uint32Array,
  row: number,
  perItem: number,
  item: number,
  score: number,
  product: (one: number, other: number) => number,
): void {
  const owner = row / perItem;
  if (rows.subarray(row, row + perItem).includes(item)) return;
  let at = row + perItem;
  while (at > row) {
    const before = rows[at - 1] ?? 0;
    if (before !== owner && product(owner, before) >= score) break;
    if (at < row + perItem) rows[at] = before;
    at--;
  }
  if (at < row + perItem) rows[at] = item;
}
