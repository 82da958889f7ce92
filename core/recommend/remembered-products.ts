import type { CatalogView, ProductFacts, SellableBounds } from "../catalog/catalog-view.ts";
import type { SellableProduct } from "../catalog/product.ts";

/**
 * A catalog view for one answer: a product's texts, which steps, reasons and the answer itself all ask for, are decoded once. Good
 * only until something is awaited: the catalog beneath may change then.
 */
export class RememberedProducts implements CatalogView {
  readonly size: number;
  readonly #catalog: CatalogView;
  readonly #products = new Map<string, SellableProduct | null>();

  constructor(catalog: CatalogView) {
    this.size = catalog.size;
    this.#catalog = catalog;
  }

  get(id: string): SellableProduct | null {
    const known = this.#products.get(id);
    if (known !== undefined) return known;
    const product = this.#catalog.get(id);
    this.#products.set(id, product);
    return product;
  }

  facts(id: string): ProductFacts | null {
    return this.#catalog.facts(id);
  }

  sellable(bounds?: SellableBounds): Iterable<string> {
    return this.#catalog.sellable(bounds);
  }

  sellableIn(category: string, bounds?: SellableBounds): Iterable<string> {
    return this.#catalog.sellableIn(category, bounds);
  }

  sizeOf(category: string): number {
    return this.#catalog.sizeOf(category);
  }
}
