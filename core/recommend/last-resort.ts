import type { Ranked } from "./answer.ts";
import type { AnswerTerms } from "./answer-terms.ts";
import type { Filter } from "./filter.ts";
import type { StrategyInput } from "./strategy.ts";

/** A product that no strategy proposed. */
export const unranked = (item: string, strategy: string, because: readonly string[] = []): Ranked => ({
  item,
  score: 0,
  because,
  strategy,
});

/**
 * What is left to answer when every strategy has had its say: any sellable product, in the catalog's order. Where the request
 * names products or categories, only those, the named products by popularity; else the page's category first.
 */
export function* lastResort(filter: Filter, terms: AnswerTerms, input: StrategyInput): Generator<Ranked> {
  for (const id of within(filter, terms, input)) yield unranked(id, "catalog");
}

/** What a filter excludes is passed over by the catalog: a request that little fits must not cost a look at every product. */
function* within(filter: Filter, { include, currency }: AnswerTerms, input: StrategyInput): Generator<string> {
  const { catalog, category } = input;
  const bounds = { colours: filter.colours, price: filter.price, currency };
  if (include.items.length + include.categories.length > 0) {
    yield* byPopularity(include.items, input);
    for (const included of include.categories) yield* catalog.sellableIn(included, bounds);
  } else if (filter.categories.length > 0) {
    for (const wanted of filter.categories) yield* catalog.sellableIn(wanted, bounds);
  } else {
    if (category !== null) yield* catalog.sellableIn(category, bounds);
    yield* catalog.sellable(bounds);
  }
}

function byPopularity(items: readonly string[], { index }: StrategyInput): readonly string[] {
  if (index === null) return items;
  const popularity = (id: string): number => {
    const item = index.indexOf(id);
    return item < 0 ? 0 : index.recentPopularity(item);
  };
  return items
    .map((id) => ({ id, popularity: popularity(id) }))
    .sort((a, b) => b.popularity - a.popularity)
    .map(({ id }) => id);
}
