import type { InteractionIndex } from "../recommend/index-port.ts";

/** Newest sessions of an item that say which items stand beside it. */
const SESSIONS_LOOKED_AT = 200;
/** Items that are drawn after one. */
const COMPANIONS_MAX = 24;

/**
 * Item indices in an order in which items of the same sessions stand together: each item, the most popular first, is followed by
 * the items that its newest sessions hold most often. Together they name fewer different sessions, and a visit that stays with
 * them needs fewer blocks.
 */
export function orderByCompany(index: InteractionIndex): Uint32Array {
  const { itemCount } = index;
  const popularity = Float64Array.from({ length: itemCount }, (_, item) => index.popularity(item));
  const byPopularity = Uint32Array.from({ length: itemCount }, (_, item) => item).sort(
    (a, b) => (popularity[b] ?? 0) - (popularity[a] ?? 0) || a - b,
  );
  const order = new Uint32Array(itemCount);
  const placed = new Uint8Array(itemCount);
  const counts = new Uint32Array(itemCount);
  let length = 0;
  const place = (item: number): void => {
    placed[item] = 1;
    order[length++] = item;
  };
  for (const item of byPopularity) {
    if (placed[item] === 1) continue;
    place(item);
    for (const companion of companions(index, item, placed, counts)) place(companion);
  }
  return order;
}

/** Items not placed yet that share most clicks of the item's newest sessions, most first, ties by item. `counts` is all 0, and is again. */
function companions(
  { sessions: { postingOffsets, postings, starts, items } }: InteractionIndex,
  item: number,
  placed: Uint8Array,
  counts: Uint32Array,
): readonly number[] {
  const found: number[] = [];
  const first = postingOffsets[item] ?? 0;
  const last = Math.min(postingOffsets[item + 1] ?? 0, first + SESSIONS_LOOKED_AT);
  for (let posting = first; posting < last; posting++) {
    const session = postings[posting] ?? 0;
    const end = starts[session + 1] ?? 0;
    for (let click = starts[session] ?? 0; click < end; click++) {
      const other = items[click] ?? 0;
      if (placed[other] === 1) continue;
      if (counts[other] === 0) found.push(other);
      counts[other] = (counts[other] ?? 0) + 1;
    }
  }
  const best = found.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, COMPANIONS_MAX);
  for (const other of found) counts[other] = 0;
  return best;
}
