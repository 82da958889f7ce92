import { describe, expect, it } from "vitest";
import { call, counts, rows, sample } from "./test-client.ts";

/** As many as the demonstration shop has. */
const ASSORTMENT = Array.from({ length: 217 }, (_, n) =>
  sample(`I${n + 1}`, {
    category: ["trousers", "skirts", "blouses", "sale"][n % 4],
    colour: n % 14 === 0 ? null : `colour ${n % 14}`,
    price: { amount: 1_800 + n * 10, currency: "USD" },
    stock: n,
    attributes: { page: String(n % 5), location: `"${n}" \\ ü`, a: "b" },
  }),
);

const importAll = async (products: unknown) => {
  const answer = await call("POST", "/v1/products/import", { json: { products } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { created: number; updated: number; unchanged: number; rejected: object[] };
};

describe("an import", () => {
  it("creates a whole assortment in one request", async () => {
    expect(await importAll(ASSORTMENT)).toEqual({ created: 217, updated: 0, unchanged: 0, rejected: [] });
    expect(await counts()).toEqual({
      products: 217,
      price_ledger: 217,
      stock_ledger: 217,
      audit: 217,
      outbox: 217,
      guard: 0,
    });
    expect(await (await call("GET", "/v1/products/I3")).json()).toMatchObject({ ...ASSORTMENT[2], version: 1 });
  });

  it("changes nothing the second time", async () => {
    const before = [await counts(), await rows("SELECT * FROM products ORDER BY id")];
    expect(await importAll(ASSORTMENT)).toEqual({ created: 0, updated: 0, unchanged: 217, rejected: [] });
    expect([await counts(), await rows("SELECT * FROM products ORDER BY id")]).toEqual(before);
  });

  it("equals what single writes leave: neither finds a difference in the other's work", async () => {
    await call("POST", "/v1/products", { json: sample("single", { attributes: { z: 'ü\\"', a: "/" } }) });
    expect(await importAll([sample("single", { attributes: { a: "/", z: 'ü\\"' } })])).toMatchObject({ unchanged: 1 });
    const put = await call("PUT", "/v1/products/I5", { json: ASSORTMENT[4], headers: { "if-match": '"v1"' } });
    expect(put.headers.get("etag")).toBe('"v1"');
  });

  it("records exactly what changed", async () => {
    const before = await counts();
    const [first, second, third] = ASSORTMENT;
    const result = await importAll([
      { ...first, stock: 99 },
      { ...second, price: { amount: 5, currency: "EUR" } },
      { ...third, colour: null },
    ]);
    expect(result).toMatchObject({ created: 0, updated: 3, unchanged: 0 });
    const after = await counts();
    const grown = (table: string) => Number(after[table]) - Number(before[table]);
    expect(["products", "price_ledger", "stock_ledger", "audit", "outbox"].map(grown)).toEqual([0, 1, 1, 3, 3]);
    expect(await rows("SELECT descriptive FROM outbox ORDER BY position DESC LIMIT 3")).toEqual([
      { descriptive: 1 },
      { descriptive: 1 },
      { descriptive: 0 },
    ]);
    expect(await rows("SELECT version FROM products WHERE id IN ('I1', 'I2', 'I3')")).toEqual(
      [2, 2, 2].map((version) => ({ version })),
    );
  });

  it("rejects what does not fit, and takes the rest", async () => {
    const result = await importAll([
      sample("good"),
      { ...sample("bad"), stock: -1 },
      null,
      sample("good"),
      { id: "a b" },
      "text",
    ]);
    expect(result).toEqual({
      created: 1,
      updated: 0,
      unchanged: 0,
      rejected: [
        { index: 1, id: "bad", code: "invalid_product", detail: expect.stringContaining("stock") },
        { index: 2, id: null, code: "invalid_product", detail: expect.any(String) },
        { index: 3, id: "good", code: "duplicate_id", detail: expect.any(String) },
        { index: 4, id: null, code: "invalid_product", detail: expect.any(String) },
        { index: 5, id: null, code: "invalid_product", detail: expect.any(String) },
      ],
    });
  });

  it("takes a thousand products, as large as a request may be and full of characters that JSON escapes", async () => {
    const products = Array.from({ length: 1_000 }, (_, n) => ({
      id: `M${n}`,
      title: '"'.repeat(250),
      category: "m",
      price: { amount: n, currency: "USD" },
      stock: 1,
      attributes: { quotes: '"\\'.repeat(60) },
    }));
    expect(JSON.stringify({ products }).length).toBeGreaterThan(800_000);
    expect(await importAll(products)).toEqual({ created: 1_000, updated: 0, unchanged: 0, rejected: [] });
    expect(await importAll([])).toEqual({ created: 0, updated: 0, unchanged: 0, rejected: [] });
  });

  it("does not lose to sales that happen meanwhile", async () => {
    const [imported, ...sold] = await Promise.all([
      importAll(ASSORTMENT.map((product) => ({ ...product, brand: "Süd" }))),
      ...Array.from({ length: 20 }, () =>
        call("POST", "/v1/products/I200/stock", { json: { delta: -1, reason: "order" } }),
      ),
    ]);
    expect(imported.updated).toBe(217);
    expect(sold.every(({ status }) => status === 200)).toBe(true);
    const chain =
      "SELECT before, LAG(after) OVER (ORDER BY id) AS previous FROM stock_ledger WHERE product_id = 'I200'";
    expect(await rows(`SELECT * FROM (${chain}) WHERE before IS NOT previous`)).toEqual([]);
  });
});
