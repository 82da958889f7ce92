import { type ClickSessions, countSessions } from "../ranker/click-sessions.ts";

/** Rounds of propagation, and what each round's vectors weigh in the result. */
const ROUND_WEIGHTS = [1, 1, 0.5];

/**
 * Vectors to start training from: random ones, passed from item to session to item and scaled to unit length, round by round,
 * so that items of the same sessions point the same way before the first step (random projection of powers of the
 * co-occurrence matrix: Chen et al., "Fast and accurate network embeddings via very sparse random projection", CIKM 2019).
 */
export function propagatedVectors(log: ClickSessions, dimensions: number, random: () => number): Float32Array {
  const { itemCount, starts, items } = log;
  let vectors = new Float32Array(itemCount * dimensions);
  for (let at = 0; at < vectors.length; at++) vectors[at] = random() + random() - 1;
  normaliseRows(vectors, dimensions);
  const sum = new Float32Array(vectors.length);
  const session = new Float64Array(dimensions);
  for (const weight of ROUND_WEIGHTS) {
    const next = new Float32Array(vectors.length);
    for (let number = 0; number < countSessions(log); number++) {
      const start = starts[number] ?? 0;
      const end = starts[number + 1] ?? 0;
      if (end - start < 2) continue;
      session.fill(0);
      for (let at = start; at < end; at++) {
        const row = (items[at] ?? 0) * dimensions;
        for (let d = 0; d < dimensions; d++) session[d] = (session[d] ?? 0) + (vectors[row + d] ?? 0);
      }
      const share = 1 / Math.sqrt(end - start);
      for (let at = start; at < end; at++) {
        const row = (items[at] ?? 0) * dimensions;
        for (let d = 0; d < dimensions; d++) next[row + d] = (next[row + d] ?? 0) + share * (session[d] ?? 0);
      }
    }
    normaliseRows(next, dimensions);
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + weight * (next[at] ?? 0);
    vectors = next;
  }
  normaliseRows(sum, dimensions);
  return sum;
}

/**
 * Gives items that `past` did not hold a vector of those that they are met with in `log`, newest sessions included: training then
 * starts for them from the same neighbourhood. Changes `vectors`.
 */
export function placeNewItems(
  vectors: Float32Array,
  dimensions: number,
  past: ClickSessions,
  log: ClickSessions,
): void {
  const placed = new Uint8Array(log.itemCount);
  for (const item of past.items) placed[item] = 1;
  for (let session = countSessions(past); session < countSessions(log); session++) {
    const clicks = log.items.subarray(log.starts[session], log.starts[session + 1]);
    for (const item of clicks) {
      if (placed[item] === 1) continue;
      const row = item * dimensions;
      if (placed[item] === 0) vectors.fill(0, row, row + dimensions);
      placed[item] = 2;
      for (const other of clicks) {
        if (placed[other] !== 1) continue;
        const from = other * dimensions;
        for (let d = 0; d < dimensions; d++) vectors[row + d] = (vectors[row + d] ?? 0) + (vectors[from + d] ?? 0);
      }
    }
  }
  // What was only met with other new items points anywhere.
  for (let item = 0; item < log.itemCount; item++) {
    if (placed[item] !== 2) continue;
    const row = vectors.subarray(item * dimensions, (item + 1) * dimensions);
    if (row.every((value) => value === 0)) row[item % dimensions] = 1;
    normaliseRows(row, dimensions);
  }
}

export function normaliseRows(vectors: Float32Array, dimensions: number): void {
  for (let row = 0; row < vectors.length; row += dimensions) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += (vectors[row + d] ?? 0) ** 2;
    const scale = 1 / Math.max(1e-6, Math.sqrt(square));
    for (let d = 0; d < dimensions; d++) vectors[row + d] = (vectors[row + d] ?? 0) * scale;
  }
}
