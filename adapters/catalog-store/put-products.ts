import type { Product } from "../../core/catalog/product.ts";
import type { NewProduct } from "../../core/catalog/product-schema.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { guardedByVersion, runGuarded, type Stamp, sellableJson } from "./commit.ts";
import { PRODUCT_COLUMNS, type ProductRow, productOf } from "./product-row.ts";

/** Most products in one import: their JSON must fit one bound parameter (2,000,000 bytes). */
export const IMPORT_MAX_PRODUCTS = 1_000;

const FIELDS = [
  "title",
  "description",
  "category",
  "colour",
  "brand",
  "price_amount",
  "price_currency",
  "stock",
  "status",
  "url",
  "image",
  "attributes",
];
/** What a product's embedding is made of, and whether it has one. */
const DESCRIPTIVE_FIELDS = FIELDS.filter((field) => !["stock", "url", "image"].includes(field));
const row = (alias: string, fields: readonly string[]): string =>
  `(${fields.map((field) => `${alias}.${field}`).join(", ")})`;

/**
 * `changed`: the rows of the JSON array ?1 that are new or differ from the table, with what the table has now. Every statement
 * of a batch asks it anew, so the products table is written last. Row values and IS NOT, because NULL differs from a text.
 */
const CHANGED = `WITH incoming AS (
  SELECT value ->> 'id' AS id, value ->> 'title' AS title, value ->> 'description' AS description, value ->> 'category' AS category,
    value ->> 'colour' AS colour, value ->> 'brand' AS brand, value ->> '$.price.amount' AS price_amount,
    value ->> '$.price.currency' AS price_currency, value ->> 'stock' AS stock, value ->> 'status' AS status, value ->> 'url' AS url,
    value ->> 'image' AS image, value -> 'attributes' AS attributes
  FROM json_each(?1)
), changed AS (
  SELECT i.*, p.id IS NULL AS created, p.price_amount AS old_amount, p.price_currency AS old_currency, p.stock AS old_stock,
    COALESCE(p.version, (SELECT MAX(version) FROM audit WHERE entity = i.id), 0) + 1 AS new_version,
    p.id IS NULL OR ${row("p", DESCRIPTIVE_FIELDS)} IS NOT ${row("i", DESCRIPTIVE_FIELDS)} AS descriptive
  FROM incoming i LEFT JOIN products p ON p.id = i.id
  WHERE p.id IS NULL OR ${row("p", FIELDS)} IS NOT ${row("i", FIELDS)}
)`;

const PRICE_LEDGER = `INSERT INTO price_ledger (product_id, before_amount, before_currency, after_amount, after_currency, version, reason, actor, at)
${CHANGED} SELECT id, old_amount, old_currency, price_amount, price_currency, new_version, ?2, ?3, ?4 FROM changed
WHERE (old_amount, old_currency) IS NOT (price_amount, price_currency)`;

const STOCK_LEDGER = `INSERT INTO stock_ledger (product_id, before, after, version, reason, actor, at)
${CHANGED} SELECT id, old_stock, stock, new_version, ?2, ?3, ?4 FROM changed WHERE old_stock IS NOT stock`;

const OUTBOX = `INSERT INTO outbox (product_id, at, descriptive, payload)
${CHANGED} SELECT id, ?2, descriptive, ${sellableJson("changed")} FROM changed`;

const AUDIT = `INSERT INTO audit (actor, action, entity, version, at, request_id)
${CHANGED} SELECT ?2, iif(created, 'product.created', 'product.updated'), id, new_version, ?3, ?4 FROM changed RETURNING action`;

/** Takes the version from the audit row that the statement before it wrote. */
const PRODUCTS = `INSERT INTO products (id, ${FIELDS.join(", ")}, version, created_at, updated_at)
${CHANGED} SELECT id, ${FIELDS.join(", ")}, (SELECT MAX(version) FROM audit WHERE entity = changed.id), ?2, ?2 FROM changed WHERE true
ON CONFLICT (id) DO UPDATE SET ${[...FIELDS, "version", "updated_at"].map((field) => `${field} = excluded.${field}`).join(", ")}`;

/** Attributes in order of name, so that equal ones are equal text. */
const inOrder = (product: NewProduct): NewProduct => ({
  ...product,
  attributes: Object.fromEntries(Object.entries(product.attributes).sort(([a], [b]) => (a < b ? -1 : 1))),
});

function putStatements(
  db: D1Database,
  products: readonly NewProduct[],
  reason: string,
  by: Stamp,
): D1PreparedStatement[] {
  const rows = JSON.stringify(products.map(inOrder));
  return [
    db.prepare(PRICE_LEDGER).bind(rows, reason, by.actor, by.at),
    db.prepare(STOCK_LEDGER).bind(rows, reason, by.actor, by.at),
    db.prepare(OUTBOX).bind(rows, by.at),
    db.prepare(AUDIT).bind(rows, by.actor, by.at, by.requestId),
    db.prepare(PRODUCTS).bind(rows, by.at),
  ];
}
const AUDIT_INDEX = 3;

export interface PutProduct {
  readonly outcome: "created" | "updated" | "unchanged";
  readonly product: Product;
}

const ACTION_OUTCOMES: { readonly [action: string]: PutProduct["outcome"] } = {
  "product.created": "created",
  "product.updated": "updated",
};

/**
 * Creates or replaces one product in one transaction with its ledgers, audit and feed rows. An equal product changes nothing.
 *
 * @param version the version it must have now, `null` for one that must not exist; else `stale`, and nothing has changed
 */
export async function putProduct(
  db: D1Database,
  product: NewProduct,
  version: number | null,
  reason: string,
  by: Stamp,
): Promise<Result<PutProduct, "stale">> {
  const guard = guardedByVersion(db, product.id, version);
  const results = await runGuarded(db, [
    ...guard,
    ...putStatements(db, [product], reason, by),
    db.prepare(`SELECT ${PRODUCT_COLUMNS} FROM products WHERE id = ?1`).bind(product.id),
  ]);
  if (results === null) return err("stale");
  const action = results[guard.length + AUDIT_INDEX]?.results[0]?.action;
  const written = results.at(-1)?.results[0] as ProductRow | undefined;
  if (written === undefined) throw new Error("the batch left no product");
  return ok({ outcome: ACTION_OUTCOMES[String(action)] ?? "unchanged", product: productOf(written) });
}

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Creates or replaces up to `IMPORT_MAX_PRODUCTS` products of distinct ids in one transaction, whatever their versions. */
export async function importProducts(
  db: D1Database,
  products: readonly NewProduct[],
  by: Stamp,
): Promise<ImportCounts> {
  if (products.length === 0) return { created: 0, updated: 0, unchanged: 0 };
  const results = await db.batch<Record<string, unknown>>(putStatements(db, products, "import", by));
  const actions = results[AUDIT_INDEX]?.results ?? [];
  const created = actions.filter(({ action }) => action === "product.created").length;
  return { created, updated: actions.length - created, unchanged: products.length - actions.length };
}
