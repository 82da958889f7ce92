import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { SellableProduct } from "../../core/catalog/product.ts";

/**
 * The catalog database (docs/design/catalog.md). No personal data: `actor` is a key's id or a token's subject.
 * No foreign keys, so that nothing cascades. Times are epoch milliseconds, money is integer minor units.
 */

export const products = sqliteTable(
  "products",
  {
    id: text().primaryKey(),
    title: text().notNull(),
    description: text().notNull(),
    category: text().notNull(),
    colour: text(),
    brand: text(),
    priceAmount: integer("price_amount").notNull(),
    priceCurrency: text("price_currency").notNull(),
    stock: integer().notNull(),
    status: text({ enum: ["active", "draft", "archived"] }).notNull(),
    url: text(),
    image: text(),
    /** JSON object of texts, names in ascending order, so that equal attributes are equal text. */
    attributes: text().notNull(),
    version: integer().notNull(),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (table) => [
    index("products_status_id").on(table.status, table.id),
    index("products_status_category_id").on(table.status, table.category, table.id),
    index("products_category_id").on(table.category, table.id),
    index("products_colour_id").on(table.colour, table.id),
    check("products_stock", sql`${table.stock} >= 0`),
    check("products_price", sql`${table.priceAmount} >= 0`),
    check("products_version", sql`${table.version} >= 1`),
  ],
);

/** Append-only. A product's rows form a chain: each `before` is the `after` of the row ahead of it, `null` where it did not exist. */
export const priceLedger = sqliteTable(
  "price_ledger",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    productId: text("product_id").notNull(),
    beforeAmount: integer("before_amount"),
    beforeCurrency: text("before_currency"),
    afterAmount: integer("after_amount"),
    afterCurrency: text("after_currency"),
    version: integer().notNull(),
    reason: text().notNull(),
    actor: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("price_ledger_product").on(table.productId), check("price_ledger_id", sql`${table.id} > 0`)],
);

/** Append-only, a chain as the price ledger is. `operation` is the caller's own id of an adjustment: it takes effect once. */
export const stockLedger = sqliteTable(
  "stock_ledger",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    productId: text("product_id").notNull(),
    before: integer(),
    after: integer(),
    version: integer().notNull(),
    reason: text().notNull(),
    actor: text().notNull(),
    at: integer().notNull(),
    operation: text(),
  },
  (table) => [
    uniqueIndex("stock_ledger_product_operation").on(table.productId, table.operation),
    check("stock_ledger_id", sql`${table.id} > 0`),
  ],
);

/** Append-only: one row per change of a product, whatever changed. `version` is the product's after it, and never repeats. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    actor: text().notNull(),
    action: text({ enum: ["product.created", "product.updated", "product.deleted", "stock.adjusted"] }).notNull(),
    /** Product id. */
    entity: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    requestId: text("request_id").notNull(),
  },
  (table) => [
    uniqueIndex("audit_entity_version").on(table.entity, table.version),
    check("audit_id", sql`${table.id} > 0`),
  ],
);

/** The change feed. Positions grow by commit order: D1 commits one batch at a time. */
export const outbox = sqliteTable(
  "outbox",
  {
    position: integer().primaryKey({ autoIncrement: true }),
    productId: text("product_id").notNull(),
    at: integer().notNull(),
    /** 0 where only stock, url or image changed: nothing that an embedding is made of. */
    descriptive: integer({ mode: "boolean" }).notNull(),
    payload: text({ mode: "json" }).$type<SellableProduct>(),
  },
  (table) => [index("outbox_product_position").on(table.productId, table.position)],
);

/** Aborts the batch that writes a 0 into it: D1's batch cannot branch. Always empty. */
export const guard = sqliteTable("guard", { ok: integer().notNull() }, (table) => [
  check("guard_ok", sql`${table.ok} = 1`),
]);

/** How far each follower of the outbox has come. */
export const feedCursors = sqliteTable("feed_cursors", {
  consumer: text().primaryKey(),
  position: integer().notNull(),
});
