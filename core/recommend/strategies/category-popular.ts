import type { CatalogView } from "../../catalog/catalog-view.ts";
import type { Candidate } from "../answer.ts";
import type { InteractionIndex } from "../index-port.ts";
import type { Strategy } from "../strategy.ts";
import { inCatalogOrder } from "./catalog-order.ts";

/** Up to this many products a category is ranked whole; a larger one is looked for among the shop's most popular items. */
const CATEGORY_SCAN_MAX = 1_000;
/** Items of the model that are looked at for a large category, most popular first. */
const TREND_SCAN_MAX = 5_000;
/** What an all-time interaction counts beside a recent one: it orders what nobody looked at lately. */
const ALL_TIME_WEIGHT = 0.001;

/** What sells now within the category at hand. Without a model, or for items that it does not know: the catalog's order. */
export const categoryPopular: Strategy = ({ index, catalog, category, limit }) => {
  if (category === null) return [];
  const because = [category];
  if (index === null) return inCatalogOrder(catalog.sellableIn(category), limit, because);
  const items =
    catalog.sizeOf(category) <= CATEGORY_SCAN_MAX
      ? knownOf(index, catalog.sellableIn(category))
      : trendingIn(index, catalog, category, limit);
  return items
    .map((item) => ({ item, score: index.recentPopularity(item) + ALL_TIME_WEIGHT * index.popularity(item) }))
    .sort((a, b) => b.score - a.score || a.item - b.item)
    .slice(0, limit)
    .map(({ item, score }): Candidate => ({ item: index.idOf(item), score, because }));
};

function knownOf(index: InteractionIndex, ids: Iterable<string>): number[] {
  const items: number[] = [];
  for (const id of ids) {
    const item = index.indexOf(id);
    if (item >= 0) items.push(item);
  }
  return items;
}

function trendingIn(index: InteractionIndex, catalog: CatalogView, category: string, limit: number): number[] {
  const items: number[] = [];
  for (const item of index.trending().subarray(0, TREND_SCAN_MAX)) {
    if (items.length === limit) break;
    const facts = catalog.facts(index.idOf(item));
    if (facts?.sellable === true && facts.category === category) items.push(item);
  }
  return items;
}
