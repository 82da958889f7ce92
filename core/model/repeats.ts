import { type SessionLog, sessionCountOf } from "./session-log.ts";

/** Different items back that are looked at. */
export const REPEATS_REACH = 8;
/** Chances that a rate is taken to have missed before its own: a small shop's rates stay small. */
const PRIOR_CHANCES = 50;

/**
 * How often people go back: of the clicks that had an item so many different items before them, the share that was on it again.
 * `[0]` is the item just clicked. It is learned for each shop: in some a fifth of all clicks repeat one, in others hardly any.
 */
export function measureRepeats(log: SessionLog): Float32Array {
  const chances = new Float64Array(REPEATS_REACH).fill(PRIOR_CHANCES);
  const hits = new Float64Array(REPEATS_REACH);
  for (let session = 0; session < sessionCountOf(log); session++) {
    const clicks = log.items.subarray(log.starts[session], log.starts[session + 1]);
    const recent: number[] = [];
    for (const item of clicks) {
      const distance = recent.indexOf(item);
      for (let back = 0; back < recent.length; back++) chances[back] = (chances[back] ?? 0) + 1;
      if (distance >= 0) {
        hits[distance] = (hits[distance] ?? 0) + 1;
        recent.splice(distance, 1);
      }
      recent.unshift(item);
      if (recent.length > REPEATS_REACH) recent.pop();
    }
  }
  return Float32Array.from(hits, (hit, back) => hit / (chances[back] ?? 1));
}
