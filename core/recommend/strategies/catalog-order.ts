import type { Candidate } from "../answer.ts";

/** The first `limit` products as candidates of falling score: what a shop without a model has to offer. */
export function inCatalogOrder(ids: Iterable<string>, limit: number, because: readonly string[] = []): Candidate[] {
  const found: Candidate[] = [];
  for (const item of ids) {
    if (found.length === limit) break;
    found.push({ item, score: 1 / (found.length + 1), because });
  }
  return found;
}
