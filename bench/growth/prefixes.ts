import { randomNumbers } from "../../core/random-numbers.ts";
import type { SyntheticShop } from "./synthetic-shop.ts";

/** The window's end, where the shop is asked. */
const NOW = 1 - 1e-9;
const SEED = 99;

/** Sessions so far, cut anywhere before their last click: `items[starts[n] .. starts[n + 1]]`, oldest first. */
export interface Prefixes {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Sessions that a shop's log does not hold. The shop must have drawn its log already: it draws on. */
export function drawPrefixes(shop: SyntheticShop, count: number): Prefixes {
  const random = randomNumbers(SEED);
  const starts = new Uint32Array(count + 1);
  const items: number[] = [];
  for (let drawn = 0; drawn < count; ) {
    const length = shop.draw(NOW);
    if (length < 2) continue;
    const kept = 1 + Math.floor(random() * (length - 1));
    for (let at = 0; at < kept; at++) items.push(shop.session[at] ?? 0);
    starts[++drawn] = items.length;
  }
  return { count, starts, items: Uint32Array.from(items) };
}
