import type { SellableProduct } from "./product.ts";

/** What strategies and rules need of a product, without its texts. */
export interface ProductFacts extends Pick<SellableProduct, "category" | "colour" | "price"> {
  readonly sellable: boolean;
}

/** What a listing is narrowed to; nothing where a list is empty or a bound is null. */
export interface SellableBounds {
  /** Any of them. */
  readonly colours: readonly string[];
  /** In minor units of the product's own currency, both inclusive. */
  readonly price: { readonly min: number; readonly max: number } | null;
  readonly currency: string | null;
}

/** What recommend asks of a catalog. */
export interface CatalogView {
  /** Products held, sellable or not. */
  readonly size: number;
  get(id: string): SellableProduct | null;
  /** As `get`, several times cheaper: no text is decoded. */
  facts(id: string): ProductFacts | null;
  /** Ids of sellable products in order of arrival. Passing over those out of bounds costs nanoseconds, so that a million may be. */
  sellable(bounds?: SellableBounds): Iterable<string>;
  sellableIn(category: string, bounds?: SellableBounds): Iterable<string>;
  /** Products of a category, sellable or not. */
  sizeOf(category: string): number;
}
