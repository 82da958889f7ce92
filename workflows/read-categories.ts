import { listProducts } from "../adapters/catalog-store/read-products.ts";

/** Products asked of the catalog at once. */
const PRODUCTS_A_PAGE = 1_000;

/** Category of every product by id, whatever its status: what was sold out teaches too. `null` where there are no products. */
export async function readCategories(db: D1Database): Promise<ReadonlyMap<string, string> | null> {
  const categories = new Map<string, string>();
  for (let afterId: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listProducts>> = await listProducts(db, {
      statuses: [],
      afterId,
      limit: PRODUCTS_A_PAGE,
    });
    for (const { id, category } of page.products) categories.set(id, category);
    const last = page.products.at(-1);
    if (!page.more || last === undefined) return categories.size === 0 ? null : categories;
    afterId = last.id;
  }
}
