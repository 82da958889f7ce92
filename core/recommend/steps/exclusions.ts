import type { Step } from "../step.ts";

/** Never the product that the page shows, nor what the request excludes, nor, beside a cart, what is in it. */
export const exclusions: Step = ({ placement, item, cart, exclude }) => {
  const excluded = new Set([...exclude, ...(placement === "cart" ? cart : [])]);
  if (item !== null) excluded.add(item);
  return (candidate) => (excluded.has(candidate.item) ? "drop" : "keep");
};
