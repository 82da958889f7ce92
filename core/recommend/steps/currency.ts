import type { Step } from "../step.ts";

/** Only products whose price is in the currency that the request names: nothing here converts prices. */
export const currency: Step = ({ terms }) =>
  terms.currency === null ? null : (_, { price }) => (price.currency === terms.currency ? "keep" : "drop");
