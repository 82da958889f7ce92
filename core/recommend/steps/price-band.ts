import type { Money } from "../../catalog/product.ts";
import type { Step, StepContext } from "../step.ts";

/** Newest different products that tell what the person is ready to spend. */
const LAST_ITEMS = 10;

/**
 * Rather products that cost about what the session looks at: others are deferred. The middle is the median price of the last
 * products viewed and of the page's product, among those in the newest one's currency; where none is known, any price will do.
 */
export const priceBand: Step = (context) => {
  const { priceBand: band } = context.terms;
  const middle = band === null ? null : middlePrice(context);
  if (band === null || middle === null) return null;
  const min = middle.amount * (1 - band);
  const max = middle.amount * (1 + band);
  return (_, { price: { amount, currency } }) =>
    currency === middle.currency && amount >= min && amount <= max ? "keep" : "defer";
};

function middlePrice({ catalog, session, item }: StepContext): Money | null {
  const seen = session.filter(({ kind }) => kind !== "remove").map((interaction) => interaction.item);
  if (item !== null) seen.push(item);
  const prices = [...new Set(seen.reverse())].slice(0, LAST_ITEMS).flatMap((id) => catalog.facts(id)?.price ?? []);
  const [newest] = prices;
  if (newest === undefined) return null;
  const amounts = prices.filter(({ currency }) => currency === newest.currency).map(({ amount }) => amount);
  const amount = amounts.sort((a, b) => a - b)[(amounts.length - 1) >> 1] ?? newest.amount;
  return { amount, currency: newest.currency };
}
