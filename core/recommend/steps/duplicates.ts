import type { Step } from "../step.ts";

/** One product of each page before a second one: those that a shop shows at one URL are variants of each other. */
export const duplicates: Step = ({ catalog, item }) => {
  const pages = new Set<string>();
  const current = item === null ? null : catalog.get(item);
  if (current !== null && current.url !== null) pages.add(current.url);
  return (candidate) => {
    const page = catalog.get(candidate.item)?.url ?? null;
    if (page === null) return "keep";
    if (pages.has(page)) return "defer";
    pages.add(page);
    return "keep";
  };
};
