import { ScoreTable } from "../score-table.ts";
import { candidatesOf, idsOf, newestKnown, type Strategy } from "../strategy.ts";

/** Items of the cart that are looked at, newest first. */
const CART_ITEMS_MAX = 20;
/** What one session with both products viewed counts beside `boughtWith`, where both in the cart count 4 and both ordered 10. */
const VIEW_WEIGHT = 1;

/**
 * What completes a cart: bought, or else viewed, in the same sessions as its products, from categories that the cart does not
 * hold yet. The more of the cart's products it goes with, the better.
 */
export const goesWith: Strategy = ({ index, catalog, cart, limit }) => {
  if (index === null || cart.length === 0) return [];
  const items = newestKnown(index, cart, CART_ITEMS_MAX);
  const taken = new Set(cart.map((id) => catalog.facts(id)?.category));
  const completes = new Map<number, boolean>();
  const isOther = (item: number): boolean => {
    const known = completes.get(item) ?? !taken.has(catalog.facts(index.idOf(item))?.category);
    completes.set(item, known);
    return known;
  };
  const table = new ScoreTable(Math.max(1, items.length));
  items.forEach((item, source) => {
    const scale = 1 / Math.max(1, index.popularity(item.index));
    for (const [{ items: found, weights }, weight] of [
      [index.boughtWith(item.index), scale],
      [index.coVisited(item.index), scale * VIEW_WEIGHT],
    ] as const) {
      for (let at = 0; at < found.length; at++) {
        const other = found[at] ?? 0;
        if (isOther(other)) table.add(other, source, weight * (weights[at] ?? 0));
      }
    }
  });
  return candidatesOf(table, index, idsOf(items), limit);
};
