import { STOCK_MAX_UNITS } from "../../core/catalog/product-schema.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { guarded, runGuarded, type Stamp, sellableJson } from "./commit.ts";

export interface StockAdjustment {
  readonly id: string;
  /** Units to add; negative takes away. */
  readonly delta: number;
  readonly reason: string;
  /** The caller's own id of this adjustment: given again, it changes nothing and answers as it did. */
  readonly operation: string | null;
}

export interface AdjustedStock {
  /** Units on hand right after the adjustment. */
  readonly stock: number;
  /** The product's version right after it. */
  readonly version: number;
  /** Whether the operation had taken effect before. */
  readonly repeated: boolean;
}

export type StockRefusal =
  | { readonly code: "unknown_product" }
  | { readonly code: "insufficient_stock"; readonly stock: number }
  | { readonly code: "too_much_stock"; readonly stock: number }
  | { readonly code: "operation_differs" };

/** The adjustment fits, and its operation is new. */
const FITS = `EXISTS (SELECT 1 FROM products WHERE id = ?1 AND stock + ?2 BETWEEN 0 AND ${STOCK_MAX_UNITS})
AND NOT EXISTS (SELECT 1 FROM stock_ledger WHERE product_id = ?1 AND operation = ?3)`;
const PRODUCTS =
  "UPDATE products SET stock = stock + ?2, version = version + 1, updated_at = ?3 WHERE id = ?1 RETURNING stock, version";
const STOCK_LEDGER = `INSERT INTO stock_ledger (product_id, before, after, version, reason, actor, at, operation)
SELECT id, stock - ?2, stock, version, ?3, ?4, ?5, ?6 FROM products WHERE id = ?1`;
const AUDIT = `INSERT INTO audit (actor, action, entity, version, at, request_id)
SELECT ?2, 'stock.adjusted', id, version, ?3, ?4 FROM products WHERE id = ?1`;
const OUTBOX = `INSERT INTO outbox (product_id, at, descriptive, payload)
SELECT id, ?2, 0, ${sellableJson("products")} FROM products WHERE id = ?1`;
const UPDATE_INDEX = 2;

/** Adds to or takes from a product's stock, never below 0, relative to whatever it is at that moment: no version is needed. */
export async function adjustStock(
  db: D1Database,
  { id, delta, reason, operation }: StockAdjustment,
  by: Stamp,
): Promise<Result<AdjustedStock, StockRefusal>> {
  const results = await runGuarded(db, [
    ...guarded(db, FITS, id, delta, operation),
    db.prepare(PRODUCTS).bind(id, delta, by.at),
    db.prepare(STOCK_LEDGER).bind(id, delta, reason, by.actor, by.at, operation),
    db.prepare(AUDIT).bind(id, by.actor, by.at, by.requestId),
    db.prepare(OUTBOX).bind(id, by.at),
  ]);
  if (results === null) return whyNot(db, id, delta, operation);
  const row = results[UPDATE_INDEX]?.results[0];
  return ok({ stock: Number(row?.stock), version: Number(row?.version), repeated: false });
}

async function whyNot(
  db: D1Database,
  id: string,
  delta: number,
  operation: string | null,
): Promise<Result<AdjustedStock, StockRefusal>> {
  const [ledger, products] = await db.batch<{ before: number; after: number; version: number; stock: number }>([
    db
      .prepare("SELECT before, after, version FROM stock_ledger WHERE product_id = ?1 AND operation = ?2")
      .bind(id, operation),
    db.prepare("SELECT stock FROM products WHERE id = ?1").bind(id),
  ]);
  const earlier = ledger?.results[0];
  if (earlier !== undefined) {
    if (earlier.after - earlier.before !== delta) return err({ code: "operation_differs" });
    return ok({ stock: earlier.after, version: earlier.version, repeated: true });
  }
  const stock = products?.results[0]?.stock;
  if (stock === undefined) return err({ code: "unknown_product" });
  return err({ code: delta < 0 ? "insufficient_stock" : "too_much_stock", stock });
}
