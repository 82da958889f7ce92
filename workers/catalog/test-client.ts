import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import type { Role } from "../../core/access/scopes.ts";
import { authorize, TEST_PUBLISHABLE_KEY, TEST_SOURCE_KEY, testEnv } from "../../test/workerd/tokens.ts";
import { createCatalogApp } from "./app.ts";
import type { CatalogEnv } from "./env.ts";

export const catalogEnv = testEnv as unknown as CatalogEnv;

const app = createCatalogApp();
const tokens = new Map<Role, Promise<{ authorization: string }>>();

export interface Call {
  readonly as?: Role | "publishable" | "source" | "nobody";
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: { readonly [name: string]: string };
}

async function credentials(who: NonNullable<Call["as"]>): Promise<{ readonly authorization?: string }> {
  if (who === "nobody") return {};
  if (who === "publishable") return { authorization: `Bearer ${TEST_PUBLISHABLE_KEY}` };
  if (who === "source") return { authorization: `Bearer ${TEST_SOURCE_KEY}` };
  const known = tokens.get(who) ?? authorize(who);
  tokens.set(who, known);
  return known;
}

/** One request to the catalog, as a merchandiser unless said otherwise; resolves when what follows the answer is done too. */
export async function call(
  method: string,
  path: string,
  { as = "merchandiser", json, text, headers }: Call = {},
): Promise<Response> {
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const context = createExecutionContext();
  const response = await app.request(
    path,
    {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(await credentials(as)),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    },
    catalogEnv,
    context,
  );
  await waitOnExecutionContext(context);
  return response;
}

/** Rows of a query on the catalog's database. */
export async function rows<T = Record<string, unknown>>(sql: string, ...parameters: unknown[]): Promise<T[]> {
  const { results } = await catalogEnv.CATALOG_DB.prepare(sql)
    .bind(...parameters)
    .all<T>();
  return results;
}

/** How many rows each table has. */
export async function counts(): Promise<Record<string, unknown>> {
  const tables = ["products", "price_ledger", "stock_ledger", "audit", "outbox", "guard"];
  const [row = {}] = await rows(
    `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(", ")}`,
  );
  return row;
}

/** A product as a client writes it. */
export const sample = (id: string, change: object = {}) => ({
  id,
  title: `Product ${id}`,
  description: "A fine thing.",
  category: "blouses",
  colour: "blue",
  brand: "Nord",
  price: { amount: 2_899, currency: "USD" },
  stock: 10,
  status: "active",
  url: `/p/${encodeURIComponent(id)}`,
  image: "https://shop.example/a.jpg",
  attributes: { size: "M", material: "cotton" },
  ...change,
});
