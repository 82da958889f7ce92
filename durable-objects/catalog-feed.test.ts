import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createCatalogFeed } from "../adapters/catalog-feed/object-feed.ts";
import { adjustStock } from "../adapters/catalog-store/adjust-stock.ts";
import { importProducts } from "../adapters/catalog-store/put-products.ts";
import { removeProduct } from "../adapters/catalog-store/remove-product.ts";
import type { CatalogChange, SellableProduct } from "../core/catalog/product.ts";
import type { NewProduct } from "../core/catalog/product-schema.ts";
import { bindings } from "../test/workerd/bindings.ts";
import { type CatalogFeed, LOOK_MAX_AGE_MS } from "./catalog-feed.ts";

const db = bindings.CATALOG_DB;
const namespace = bindings.CATALOG_FEED as unknown as DurableObjectNamespace<CatalogFeed>;
const feed = createCatalogFeed(namespace);
const by = { actor: "tester", requestId: "r1", at: 1 };

const product = (id: string, change: Partial<NewProduct> = {}): NewProduct => ({
  id,
  title: `Product ${id}`,
  description: "",
  category: "c",
  colour: null,
  brand: null,
  price: { amount: 100, currency: "USD" },
  stock: 5,
  status: "active",
  url: null,
  image: null,
  attributes: {},
  ...change,
});

async function allChanges(after: number, limit: number): Promise<CatalogChange[]> {
  const seen: CatalogChange[] = [];
  for (let position = after; ; ) {
    const page = await feed.changesAfter(position, limit);
    seen.push(...page.changes);
    position = page.position;
    if (!page.more) return seen;
  }
}

async function fromDatabase(): Promise<Map<string, unknown>> {
  const { results } = await db.prepare("SELECT id, title, stock, status, price_amount FROM products").all();
  return new Map(results.map((row) => [String(row.id), row]));
}
const asRow = ({ id, title, stock, status, price }: SellableProduct) => ({
  id,
  title,
  stock,
  status,
  price_amount: price.amount,
});

beforeAll(async () => {
  await importProducts(
    db,
    Array.from({ length: 30 }, (_, n) => product(`p${n}`)),
    by,
  );
});

describe("the change feed", () => {
  it("shows each change once and in order, whatever the size of a page", async () => {
    await adjustStock(db, { id: "p3", delta: -1, reason: "order", operation: null }, by);
    await removeProduct(db, "p4", 1, by);
    await feed.notify();
    const whole = await allChanges(0, 5_000);
    expect(whole).toHaveLength(32);
    expect(whole.map(({ position }) => position)).toEqual(
      whole.map(({ position }) => position).toSorted((a, b) => a - b),
    );
    expect(whole.at(-1)).toMatchObject({ productId: "p4", product: null });
    expect(whole.at(-2)).toMatchObject({
      productId: "p3",
      product: { id: "p3", stock: 4, price: { amount: 100, currency: "USD" } },
    });
    for (const limit of [1, 7, 32]) expect(await allChanges(0, limit)).toEqual(whole);
    expect(await feed.changesAfter(whole.at(-1)?.position ?? 0, 10)).toMatchObject({ changes: [], more: false });
  });

  it("shows a change at once when it is told of it, and soon when it is not", async () => {
    const [{ position } = { position: 0 }] = (await allChanges(0, 5_000)).slice(-1);
    await adjustStock(db, { id: "p5", delta: 1, reason: "return", operation: null }, by);
    await feed.notify();
    expect((await feed.changesAfter(position, 10)).changes).toHaveLength(1);
    await adjustStock(db, { id: "p5", delta: 1, reason: "return", operation: null }, by);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MAX_AGE_MS + 50));
    expect((await feed.changesAfter(position, 10)).changes).toHaveLength(2);
  });

  it("leads, together with a listing under way while products change, to what the database has", async () => {
    const state = new Map<string, unknown>();
    let after: string | null = null;
    let start = 0;
    for (let page = 0; page === 0 || after !== null; page++) {
      const listed = await feed.products(after, 7);
      if (page === 0) start = listed.position;
      expect(listed.position).toBe(start);
      for (const one of listed.products) state.set(one.id, asRow(one));
      after = listed.nextId;
      await adjustStock(db, { id: `p${20 + page}`, delta: 2, reason: "delivery", operation: null }, by);
      await removeProduct(db, `p${10 + page}`, 1, by);
      await importProducts(
        db,
        [product(`new${page}`, { status: "draft" }), product("p1", { title: `Title ${page}` })],
        by,
      );
    }
    await feed.notify();
    for (const change of await allChanges(start, 3)) {
      if (change.product === null) state.delete(change.productId);
      else state.set(change.productId, asRow(change.product));
    }
    expect(state).toEqual(await fromDatabase());
  });

  it("serves a crowd of readers with a handful of queries", async () => {
    const object = namespace.get(namespace.idFromName("counted"));
    await runInDurableObject(object, async (instance: CatalogFeed) => {
      let queries = 0;
      const counted = new Proxy(db, {
        get(target, name) {
          if (name === "prepare" || name === "batch") queries++;
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      Object.defineProperty(instance, "env", { value: { CATALOG_DB: counted } });
      const pages = await Promise.all(Array.from({ length: 1_000 }, () => instance.changesAfter(0, 10)));
      expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
      expect(queries).toBeLessThanOrEqual(2);
      queries = 0;
      await Promise.all(Array.from({ length: 1_000 }, () => instance.products(null, 10)));
      expect(queries).toBeLessThanOrEqual(4);
    });
  });

  it("takes any number for a position or a limit", async () => {
    for (const odd of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      expect((await feed.changesAfter(odd, odd)).changes.length).toBeLessThanOrEqual(5_000);
      expect((await feed.products(null, odd)).products.length).toBeGreaterThan(0);
    }
    expect((await feed.products("no cursor of ours", 5)).products).toHaveLength(5);
  });
});

describe("when the database fails", () => {
  afterEach(async () => {
    await db.prepare("ALTER TABLE gone RENAME TO outbox").run();
  });

  it("the reader gets an error, and the feed again once it is back", async () => {
    await db.prepare("ALTER TABLE outbox RENAME TO gone").run();
    await feed.notify();
    await expect(feed.changesAfter(0, 10)).rejects.toThrow();
    await expect(feed.products(null, 10)).rejects.toThrow();
    await db.batch([db.prepare("ALTER TABLE gone RENAME TO outbox")]);
    expect((await feed.changesAfter(0, 10)).changes).toHaveLength(10);
    await db.prepare("ALTER TABLE outbox RENAME TO gone").run();
  });
});
