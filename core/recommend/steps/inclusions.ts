import type { Step } from "../step.ts";

/** Only products that the request names, by their id or by their category; where it names none, any. */
export const inclusions: Step = ({ terms: { include } }) => {
  const items = new Set(include.items);
  const categories = new Set(include.categories);
  if (items.size + categories.size === 0) return null;
  return ({ item }, { category }) => (items.has(item) || categories.has(category) ? "keep" : "drop");
};
