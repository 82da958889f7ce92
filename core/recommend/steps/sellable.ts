import type { Step } from "../step.ts";

/** Only what can be bought now: `isSellable` of `core/catalog/product.ts`, as the catalog state last heard of it. */
export const sellable: Step = () => (_, facts) => (facts.sellable ? "keep" : "drop");
