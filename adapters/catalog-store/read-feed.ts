import { asc, desc, gt, max } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { CatalogChange, SellableProduct } from "../../core/catalog/product.ts";
import type { ProductPage } from "../catalog-feed/port.ts";
import { outbox, products } from "./schema.ts";

const CHANGE = { position: outbox.position, at: outbox.at, productId: outbox.productId, product: outbox.payload };

/** Changes after a position, oldest first. */
export async function readChangesAfter(db: D1Database, position: number, limit: number): Promise<CatalogChange[]> {
  return drizzle(db)
    .select(CHANGE)
    .from(outbox)
    .where(gt(outbox.position, position))
    .orderBy(asc(outbox.position))
    .limit(limit);
}

/** The newest changes, oldest of them first. */
export async function readNewestChanges(db: D1Database, limit: number): Promise<CatalogChange[]> {
  return (await drizzle(db).select(CHANGE).from(outbox).orderBy(desc(outbox.position)).limit(limit)).reverse();
}

const SELLABLE = {
  id: products.id,
  title: products.title,
  category: products.category,
  colour: products.colour,
  amount: products.priceAmount,
  currency: products.priceCurrency,
  stock: products.stock,
  status: products.status,
  url: products.url,
  image: products.image,
};

/** `position:id`: carries the feed position of a listing's first page through its pages. */
function readListingCursor(cursor: string | null): { readonly position: number | null; readonly afterId: string } {
  const match = /^(\d{1,15}):(.+)$/.exec(cursor ?? "");
  return match === null ? { position: null, afterId: "" } : { position: Number(match[1]), afterId: String(match[2]) };
}

/** A page of every product in order of id. The position is read before the page, in one transaction with it. */
export async function readListing(db: D1Database, cursor: string | null, limit: number): Promise<ProductPage> {
  const orm = drizzle(db);
  const from = readListingCursor(cursor);
  const [heads, rows] = await orm.batch([
    orm.select({ head: max(outbox.position) }).from(outbox),
    orm
      .select(SELLABLE)
      .from(products)
      .where(gt(products.id, from.afterId))
      .orderBy(asc(products.id))
      .limit(limit + 1),
  ]);
  const page = rows
    .slice(0, limit)
    .map(({ amount, currency, ...row }): SellableProduct => ({ ...row, price: { amount, currency } }));
  const position = from.position ?? heads[0]?.head ?? 0;
  const last = page.at(-1);
  return {
    products: page,
    position,
    nextId: rows.length > limit && last !== undefined ? `${position}:${last.id}` : null,
  };
}
