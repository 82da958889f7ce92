import { passes } from "../filter.ts";
import type { Step } from "../step.ts";

/** Only what the request's filter lets through. */
export const requestFilter: Step = ({ filter }) => {
  if (filter.categories.length + filter.colours.length === 0 && filter.price === null) return null;
  return (_, facts) => (passes(filter, facts) ? "keep" : "drop");
};
