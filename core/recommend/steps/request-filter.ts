import { passes } from "../filter.ts";
import type { Step } from "../step.ts";

/** Only what the request's filter lets through. */
export const requestFilter: Step = ({ catalog, filter }) => {
  return ({ item }) => {
    const facts = catalog.facts(item);
    return facts !== null && passes(filter, facts) ? "keep" : "drop";
  };
};
