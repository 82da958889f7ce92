import { err, ok, type Result } from "../../core/result.ts";
import { guardedByVersion, runGuarded, type Stamp } from "./commit.ts";

const PRICE_LEDGER = `INSERT INTO price_ledger (product_id, before_amount, before_currency, version, reason, actor, at)
SELECT id, price_amount, price_currency, version + 1, 'delete', ?2, ?3 FROM products WHERE id = ?1`;
const STOCK_LEDGER = `INSERT INTO stock_ledger (product_id, before, version, reason, actor, at)
SELECT id, stock, version + 1, 'delete', ?2, ?3 FROM products WHERE id = ?1`;
const AUDIT = `INSERT INTO audit (actor, action, entity, version, at, request_id)
SELECT ?2, 'product.deleted', id, version + 1, ?3, ?4 FROM products WHERE id = ?1`;
const OUTBOX = "INSERT INTO outbox (product_id, at, descriptive) VALUES (?1, ?2, 1)";

/** Deletes a product of that version; its ledger and audit rows stay, and end with the deletion. `stale` changes nothing. */
export async function removeProduct(
  db: D1Database,
  id: string,
  version: number,
  by: Stamp,
): Promise<Result<null, "stale">> {
  const results = await runGuarded(db, [
    ...guardedByVersion(db, id, version),
    db.prepare(PRICE_LEDGER).bind(id, by.actor, by.at),
    db.prepare(STOCK_LEDGER).bind(id, by.actor, by.at),
    db.prepare(AUDIT).bind(id, by.actor, by.at, by.requestId),
    db.prepare(OUTBOX).bind(id, by.at),
    db.prepare("DELETE FROM products WHERE id = ?1").bind(id),
  ]);
  return results === null ? err("stale") : ok(null);
}
