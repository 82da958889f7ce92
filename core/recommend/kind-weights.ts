import { INTERACTION_KINDS, type InteractionKind } from "../events/interactions.ts";

/** What a click counts by what was done: who puts a product in the cart, or buys it, means it more than who looks at it. */
const WEIGHTS: { readonly [kind in InteractionKind]: number } = { view: 1, cart: 2, order: 3, remove: 0 };

/** The same by a kind's place in `INTERACTION_KINDS`, as the index holds it. */
export const KIND_WEIGHTS = Float64Array.from(INTERACTION_KINDS, (kind) => WEIGHTS[kind]);
