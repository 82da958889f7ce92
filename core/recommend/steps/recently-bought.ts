import { purchasesOf, wantedAgainAt } from "../purchases.ts";
import type { Step } from "../step.ts";

/** Not what the person has bought, until it may be wanted again: `core/recommend/purchases.ts`. */
export const recentlyBought: Step = ({ session, terms: { bought }, now }) => {
  const notYet = new Set<string>();
  for (const [item, times] of purchasesOf(session, bought)) if (now < wantedAgainAt(times)) notYet.add(item);
  return notYet.size === 0 ? null : ({ item }) => (notYet.has(item) ? "drop" : "keep");
};
