import { demoProducts } from "../../demo/catalog.ts";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

/** Products in one import request: the route takes 1,000. */
const PRODUCTS_PER_REQUEST = 500;

interface ImportAnswer {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly id: string; readonly detail: string }[];
}

/** Brings the demonstration catalog in through the catalog's own import; products that are there already stay as they are. */
export async function importCatalog(client: PlatformClient): Promise<void> {
  const products = demoProducts();
  const present = await client.get<{ readonly categories: readonly { readonly products: number }[] }>("/v1/categories");
  const count = present.categories.reduce((sum, category) => sum + category.products, 0);
  const progress = startProgress("Catalog", products.length);
  if (count >= products.length) {
    progress.finish(`${count} products are there`);
    return;
  }
  let created = 0;
  for (let start = 0; start < products.length; start += PRODUCTS_PER_REQUEST) {
    const answer = await client.post<ImportAnswer>("/v1/products/import", {
      products: products.slice(start, start + PRODUCTS_PER_REQUEST),
    });
    const refused = answer.rejected[0];
    if (refused !== undefined) throw new Error(`product ${refused.id} was refused: ${refused.detail}`);
    created += answer.created;
    progress.update(start + PRODUCTS_PER_REQUEST);
  }
  progress.finish(`${created} products imported`);
}
