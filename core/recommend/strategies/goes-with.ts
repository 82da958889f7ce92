import { CART_ITEMS_MAX, kernelsOf } from "../kernels.ts";
import { candidatesOf, type Strategy } from "../strategy.ts";
import { knownTrail } from "../trail.ts";

/** What one session with both products viewed counts beside `boughtWith`, where both in the cart count 4 and both ordered 10. */
const VIEW_WEIGHT = 1;

/**
 * What completes a cart: bought, or else viewed, in the same sessions as its products, from categories that the cart does not
 * hold yet. The more of the cart's products it goes with, the better.
 */
export const goesWith: Strategy = ({ index, catalog, cart, limit }) => {
  if (index === null || cart.length === 0) return [];
  const items = knownTrail(index, cart, CART_ITEMS_MAX).newest;
  const { transitions, withCart: scores } = kernelsOf(index);
  scores.clear();
  items.forEach((item, source) => {
    const scale = 1 / Math.max(1, index.popularity(item.index));
    const bought = index.boughtWith(item.index);
    for (let at = 0; at < bought.items.length; at++) {
      scores.add(bought.items[at] ?? 0, source, scale * (bought.weights[at] ?? 0));
    }
    transitions.addTogether(index, scores, item.index, source, scale * VIEW_WEIGHT);
  });
  const taken = new Set(cart.map((id) => catalog.facts(id)?.category));
  const completes = (item: number): boolean => !taken.has(catalog.facts(index.idOf(item))?.category);
  return candidatesOf(scores, index, items, limit, completes);
};
