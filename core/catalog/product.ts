/** Money in integer minor units of an ISO 4217 currency (`{ amount: 2899, currency: "USD" }` is 28.99 dollars). */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export const PRODUCT_STATUSES = ["active", "draft", "archived"] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/**
 * What recommend needs to know of a product to answer for it: small, held in isolate memory, carried whole by every change,
 * so that applying a change twice, or an older one not at all, leaves the same state.
 */
export interface SellableProduct {
  readonly id: string;
  readonly title: string;
  /** Category id, e.g. `blouses`. */
  readonly category: string;
  readonly colour: string | null;
  readonly price: Money;
  /** Units on hand; sellable when above 0. */
  readonly stock: number;
  readonly status: ProductStatus;
  /** Where the shop shows it, absolute path or URL. */
  readonly url: string | null;
  readonly image: string | null;
}

export const isSellable = (product: SellableProduct): boolean => product.status === "active" && product.stock > 0;

/** One entry of the catalog's change feed. Positions grow by commit order; a reader asks for what came after the last it saw. */
export interface CatalogChange {
  readonly position: number;
  /** Epoch milliseconds of the commit. */
  readonly at: number;
  readonly productId: string;
  /** The product after the change; `null` when it was deleted. */
  readonly product: SellableProduct | null;
}

/** Everything of a product that its shop writes. */
export interface ProductContent {
  readonly title: string;
  readonly description: string;
  /** Category id, e.g. `blouses`. */
  readonly category: string;
  readonly colour: string | null;
  readonly brand: string | null;
  readonly price: Money;
  readonly stock: number;
  readonly status: ProductStatus;
  readonly url: string | null;
  readonly image: string | null;
  /** Further facts by name: size, material … */
  readonly attributes: { readonly [name: string]: string };
}

/** A product as the catalog keeps it. */
export interface Product extends ProductContent {
  readonly id: string;
  /** Grows with every change, also across deletion: a version of one id never means two things. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}
