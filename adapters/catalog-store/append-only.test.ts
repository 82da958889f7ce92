import { beforeAll, describe, expect, it } from "vitest";
import { bindings } from "../../test/workerd/bindings.ts";
import { adjustStock } from "./adjust-stock.ts";
import { putProduct } from "./put-products.ts";

const db = bindings.CATALOG_DB;
const by = { actor: "tester", requestId: "r1", at: 1 };
const TABLES = ["price_ledger", "stock_ledger", "audit"] as const;

const content = async () =>
  JSON.stringify(
    await db
      .batch(TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY id`)))
      .then((all) => all.map(({ results }) => results)),
  );

beforeAll(async () => {
  const product = {
    id: "A1",
    title: "Shirt",
    description: "",
    category: "shirts",
    colour: null,
    brand: null,
    price: { amount: 100, currency: "USD" },
    stock: 5,
    status: "active" as const,
    url: null,
    image: null,
    attributes: {},
  };
  await putProduct(db, product, null, "create", by);
  await adjustStock(db, { id: "A1", delta: -1, reason: "order", operation: "o1" }, by);
});

describe("ledgers and audit", () => {
  it.each(TABLES)("%s refuses updates, deletions and replacements, and keeps its rows", async (table) => {
    const before = await content();
    const hostile = [
      `UPDATE ${table} SET at = 0`,
      `UPDATE OR REPLACE ${table} SET id = 1`,
      `DELETE FROM ${table}`,
      `DELETE FROM ${table} WHERE id = 1`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      `REPLACE INTO ${table} SELECT * FROM ${table} WHERE id = 1`,
      `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT DO UPDATE SET at = 0`,
    ];
    for (const sql of hostile) await expect(db.prepare(sql).run(), sql).rejects.toThrow(/append-only/);
    expect(await content()).toBe(before);
  });

  it("refuse a row that would take another's place by what else is unique", async () => {
    const before = await content();
    const audit =
      "INSERT OR REPLACE INTO audit (actor, action, entity, version, at, request_id) VALUES ('x', 'product.deleted', 'A1', 1, 0, 'r')";
    const stock =
      "INSERT OR REPLACE INTO stock_ledger (product_id, before, after, version, reason, actor, at, operation) VALUES ('A1', 0, 0, 9, 'x', 'x', 0, 'o1')";
    for (const sql of [audit, stock]) await expect(db.prepare(sql).run(), sql).rejects.toThrow(/append-only/);
    expect(await content()).toBe(before);
  });

  it("refuse a row whose id would stand in the way of all that follow", async () => {
    const sql =
      "INSERT INTO audit (id, actor, action, entity, version, at, request_id) VALUES (-1, 'x', 'product.created', 'B', 1, 0, 'r')";
    await expect(db.prepare(sql).run()).rejects.toThrow(/audit_id/);
  });
});
