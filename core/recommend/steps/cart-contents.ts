import type { Interaction } from "../../events/interactions.ts";
import type { Step } from "../step.ts";

/** Never what lies in the cart: the one that the request names, and the one that the session filled as far as it is known. */
export const cartContents: Step = ({ cart, session }) => {
  const inCart = new Set([...cart, ...cartOf(session)]);
  return inCart.size === 0 ? null : ({ item }) => (inCart.has(item) ? "drop" : "keep");
};

/** What a session put in its cart and neither took out nor ordered. */
function cartOf(session: readonly Interaction[]): ReadonlySet<string> {
  const inCart = new Set<string>();
  for (const { item, kind } of session) {
    if (kind === "cart") inCart.add(item);
    else if (kind === "remove" || kind === "order") inCart.delete(item);
  }
  return inCart;
}
