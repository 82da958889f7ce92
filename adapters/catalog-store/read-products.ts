import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { Product, ProductStatus } from "../../core/catalog/product.ts";
import { productOf } from "./product-row.ts";
import { products } from "./schema.ts";

export async function findProduct(db: D1Database, id: string): Promise<Product | null> {
  const row = await drizzle(db).select().from(products).where(eq(products.id, id)).get();
  return row === undefined ? null : productOf(row);
}

/** One parameter whatever their number: `IN (?, ?, …)` ends at 100. */
const idAmong = (ids: readonly string[]) =>
  sql`${products.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Those of the ids that exist, in order of id. */
export async function findProducts(db: D1Database, ids: readonly string[]): Promise<Product[]> {
  return (await drizzle(db).select().from(products).where(idAmong(ids)).orderBy(asc(products.id))).map(productOf);
}

export interface ProductQuery {
  /** Every status given must hold: what the caller asked for, and what the caller may see. */
  readonly statuses: readonly ProductStatus[];
  readonly category?: string | undefined;
  readonly colour?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly afterId: string | null;
  readonly limit: number;
}

/** A page in order of id; `more` says whether another follows. */
export async function listProducts(
  db: D1Database,
  { statuses, category, colour, ids, afterId, limit }: ProductQuery,
): Promise<{ readonly products: readonly Product[]; readonly more: boolean }> {
  const rows = await drizzle(db)
    .select()
    .from(products)
    .where(
      and(
        ...statuses.map((status) => eq(products.status, status)),
        category === undefined ? undefined : eq(products.category, category),
        colour === undefined ? undefined : eq(products.colour, colour),
        ids === undefined ? undefined : idAmong(ids),
        afterId === null ? undefined : gt(products.id, afterId),
      ),
    )
    .orderBy(asc(products.id))
    .limit(limit + 1);
  return { products: rows.slice(0, limit).map(productOf), more: rows.length > limit };
}

/** Categories that have products, in order of id, with how many. */
export async function countByCategory(
  db: D1Database,
  status: ProductStatus | null,
): Promise<readonly { readonly id: string; readonly products: number }[]> {
  return drizzle(db)
    .select({ id: products.category, products: count() })
    .from(products)
    .where(status === null ? undefined : eq(products.status, status))
    .groupBy(products.category)
    .orderBy(asc(products.category));
}
