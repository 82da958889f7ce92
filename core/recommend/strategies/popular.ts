import type { Candidate } from "../answer.ts";
import type { Strategy } from "../strategy.ts";
import { inCatalogOrder } from "./catalog-order.ts";

/** Items of the model that are looked at, most popular first. */
const SCAN_MAX = 2_000;
/** What an all-time interaction counts beside a recent one: it orders what nobody looked at lately. */
const ALL_TIME_WEIGHT = 0.001;

/** What sells now: interactions, each worth half for every half-life of its age. Without a model: the catalog's order. */
export const popular: Strategy = ({ index, catalog, limit }) => {
  if (index === null) return inCatalogOrder(catalog.sellable(), limit);
  const found: Candidate[] = [];
  for (const item of index.trending().subarray(0, SCAN_MAX)) {
    if (found.length === limit) break;
    const id = index.idOf(item);
    if (catalog.facts(id)?.sellable !== true) continue;
    const score = index.recentPopularity(item) + ALL_TIME_WEIGHT * index.popularity(item);
    found.push({ item: id, score, because: [] });
  }
  return found;
};
