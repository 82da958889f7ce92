import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

interface ChangesPage {
  readonly changes: readonly { readonly productId: string; readonly product: { readonly category: string } | null }[];
  readonly position: number;
  readonly more: boolean;
}

/** Category of every product by id, also of those that were deleted since: their clicks teach too. `null`: there are no products. */
export async function catalogCategories(client: PlatformClient): Promise<ReadonlyMap<string, string> | null> {
  const progress = startProgress("Categories", 1);
  const categories = new Map<string, string>();
  let page: ChangesPage = { changes: [], position: 0, more: true };
  while (page.more) {
    page = await client.get(`/v1/changes?after=${page.position}`);
    for (const { productId, product } of page.changes) {
      if (product !== null) categories.set(productId, product.category);
    }
  }
  progress.finish(`of ${categories.size.toLocaleString("en")} products`);
  return categories.size === 0 ? null : categories;
}
