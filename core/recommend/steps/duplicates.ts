import type { Step } from "../step.ts";

/** Each product once, and one product of each page: those that a shop shows at one URL are variants of each other. */
export const duplicates: Step = ({ catalog, item }) => {
  const items = new Set<string>();
  const pages = new Set<string>();
  const current = item === null ? null : catalog.get(item);
  if (current !== null && current.url !== null) pages.add(current.url);
  return (candidate) => {
    if (items.has(candidate.item)) return "drop";
    items.add(candidate.item);
    const page = catalog.get(candidate.item)?.url ?? null;
    if (page === null) return "keep";
    if (pages.has(page)) return "defer";
    pages.add(page);
    return "keep";
  };
};
