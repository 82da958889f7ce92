import type { CatalogChange, SellableProduct } from "../../core/catalog/product.ts";

export interface ChangePage {
  readonly changes: readonly CatalogChange[];
  /** Position to ask from next: that of the last change here, or of the question when there is none. */
  readonly position: number;
  readonly more: boolean;
}

export interface ProductPage {
  readonly products: readonly SellableProduct[];
  /** Feed position as of the first page of a listing; changes after it may or may not be in the pages, and are harmless to apply again. */
  readonly position: number;
  /** Pass as `afterId` for the next page; `null` on the last. */
  readonly nextId: string | null;
}

/** How other contexts learn of the catalog: a full listing once, then changes by position. */
export interface CatalogFeedPort {
  changesAfter(position: number, limit: number): Promise<ChangePage>;
  products(afterId: string | null, limit: number): Promise<ProductPage>;
}
