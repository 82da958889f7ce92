import type { Nearshelf } from "../../sdk/types.ts";
import type { Cart } from "./cart.ts";
import type { CatalogApi, Product } from "./catalog-api.ts";
import { inUnits } from "./money.ts";
import type { Panel } from "./panel.ts";

/** What every view works with. */
export interface Shop {
  readonly nearshelf: Nearshelf;
  readonly catalog: CatalogApi;
  readonly cart: Cart;
  readonly panel: Panel;
  openConsent(): void;
}

export interface View {
  readonly title: string;
  /** Path and category that `page_viewed` reports. */
  readonly path: string;
  readonly category?: string;
  readonly content: HTMLElement;
  /** Runs once the content is in the page, and again when the consent has changed. */
  shown?(): void;
}

/** A product in the SDK's words. */
export const asShopProduct = (product: Pick<Product, "id" | "category" | "price">) => ({
  id: product.id,
  category: product.category,
  price: inUnits(product.price),
  currency: product.price.currency,
});
