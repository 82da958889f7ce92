import { type App, createApp } from "../../http/app.ts";
import { publicCors } from "../../http/cors.ts";
import { adjustProductStock } from "./adjust-stock.ts";
import { createProduct } from "./create-product.ts";
import { deleteProduct } from "./delete-product.ts";
import type { CatalogEnv } from "./env.ts";
import { importProductBatch } from "./import-products.ts";
import { listCategories } from "./list-categories.ts";
import { listProductPages } from "./list-products.ts";
import { patchProduct } from "./patch-product.ts";
import { replaceProduct } from "./put-product.ts";
import { readChanges } from "./read-changes.ts";
import { readProduct } from "./read-product.ts";

/** Paths that a shop's pages read with a publishable key. */
const PUBLIC_PATHS = ["/v1/products", "/v1/products/:id", "/v1/categories"];

export function createCatalogApp(): App<CatalogEnv> {
  const app = createApp<CatalogEnv>();
  app.on(["GET", "OPTIONS"], PUBLIC_PATHS, publicCors);
  listProductPages(app);
  readProduct(app);
  listCategories(app);
  createProduct(app);
  importProductBatch(app);
  replaceProduct(app);
  patchProduct(app);
  deleteProduct(app);
  adjustProductStock(app);
  readChanges(app);
  return app;
}
