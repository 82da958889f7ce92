import type { SellableProduct } from "./product.ts";

/** What strategies and rules need of a product, without its texts. */
export interface ProductFacts extends Pick<SellableProduct, "category" | "colour" | "price"> {
  readonly sellable: boolean;
}

/** What recommend asks of a catalog. */
export interface CatalogView {
  /** Products held, sellable or not. */
  readonly size: number;
  get(id: string): SellableProduct | null;
  /** As `get`, several times cheaper: no text is decoded. */
  facts(id: string): ProductFacts | null;
  /** Ids of sellable products in order of arrival. */
  sellable(): Iterable<string>;
  sellableIn(category: string): Iterable<string>;
  /** Products of a category, sellable or not. */
  sizeOf(category: string): number;
}
