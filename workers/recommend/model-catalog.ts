import type { CatalogView } from "../../core/catalog/catalog-view.ts";
import type { InteractionIndex } from "../../core/recommend/index-port.ts";

/**
 * Stands in for a catalog that never could be loaded: what the model saw being looked at, most popular first, taken as
 * sellable because nothing better is known. Answers that rest on it say `degraded` and carry no product details.
 */
export function modelCatalog(index: InteractionIndex | null): CatalogView {
  const facts = { category: "", colour: null, price: { amount: 0, currency: "XXX" }, sellable: true };
  const knows = (id: string) => index !== null && index.indexOf(id) >= 0;
  return {
    size: index?.itemCount ?? 0,
    get: () => null,
    facts: (id) => (knows(id) ? facts : null),
    *sellable() {
      if (index === null) return;
      for (const item of index.trending()) yield index.idOf(item);
    },
    sellableIn: () => [],
    sizeOf: () => 0,
  };
}
