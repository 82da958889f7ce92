import type { Step } from "../step.ts";

/** Never the product that the page shows, nor products and categories that the request excludes. */
export const exclusions: Step = ({ item, exclude, terms }) => {
  const excluded = new Set(exclude);
  if (item !== null) excluded.add(item);
  const categories = new Set(terms.excludeCategories);
  if (excluded.size + categories.size === 0) return null;
  return (candidate, { category }) => (excluded.has(candidate.item) || categories.has(category) ? "drop" : "keep");
};
