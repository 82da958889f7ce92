import { describe, expect, it } from "vitest";
import type { ProductAnswer } from "./product-answer.ts";
import { call, counts, rows, sample } from "./test-client.ts";

const read = async (id: string) =>
  (await (await call("GET", `/v1/products/${encodeURIComponent(id)}`)).json()) as ProductAnswer;

describe("a product", () => {
  it("is created, and read back as it was written", async () => {
    const created = await call("POST", "/v1/products", { json: sample("A1") });
    expect(created.status).toBe(201);
    expect(created.headers.get("location")).toBe("/v1/products/A1");
    expect(created.headers.get("etag")).toBe('"v1"');
    const product = await read("A1");
    expect(product).toMatchObject({ ...sample("A1"), version: 1 });
    expect(Date.parse(product.createdAt)).toBeGreaterThan(0);
    expect(await created.json()).toEqual(product);
  });

  it("leaves a row in both ledgers, the audit trail and the feed, and none in the guard", async () => {
    expect(await counts()).toEqual({ products: 1, price_ledger: 1, stock_ledger: 1, audit: 1, outbox: 1, guard: 0 });
    expect(await rows("SELECT actor, action, entity, version FROM audit")).toEqual([
      { actor: "test-merchandiser", action: "product.created", entity: "A1", version: 1 },
    ]);
    expect(await rows("SELECT before_amount, after_amount, after_currency, reason FROM price_ledger")).toEqual([
      { before_amount: null, after_amount: 2_899, after_currency: "USD", reason: "create" },
    ]);
    const [change] = await rows<{ payload: string }>("SELECT payload FROM outbox");
    const { description, brand, attributes, ...sellable } = sample("A1");
    expect(JSON.parse(change?.payload ?? "")).toEqual(sellable);
    expect([description, brand, attributes]).toHaveLength(3);
  });

  it("may have any id of printable characters, percent-encoded in paths", async () => {
    for (const id of ["a/b", "100%", "q?x=1#y", "import", "{id}", "~;:@&=+$!"]) {
      expect((await call("POST", "/v1/products", { json: sample(id) })).status).toBe(201);
      expect((await read(id)).id).toBe(id);
      await call("DELETE", `/v1/products/${encodeURIComponent(id)}`, { headers: { "if-match": "*" } });
    }
  });

  it("is not sent again while it is unchanged", async () => {
    const answer = await call("GET", "/v1/products/A1", { headers: { "if-none-match": '"v1"' } });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
    expect(answer.headers.get("etag")).toBe('"v1"');
  });

  it("is patched: objects merge, null removes, the rest stays", async () => {
    const patched = await call("PATCH", "/v1/products/A1", {
      json: { price: { amount: 1_999 }, colour: null, attributes: { size: null, fit: "slim" } },
      headers: { "if-match": '"v1"', "content-type": "application/merge-patch+json" },
    });
    expect(patched.status).toBe(200);
    expect(patched.headers.get("etag")).toBe('"v2"');
    expect(await patched.json()).toMatchObject({
      price: { amount: 1_999, currency: "USD" },
      colour: null,
      attributes: { material: "cotton", fit: "slim" },
      title: "Product A1",
    });
    expect(
      await rows(
        "SELECT before_amount, after_amount FROM price_ledger WHERE product_id = 'A1' ORDER BY id DESC LIMIT 1",
      ),
    ).toEqual([{ before_amount: 2_899, after_amount: 1_999 }]);
    expect(await rows("SELECT count(*) AS n FROM stock_ledger WHERE product_id = 'A1'")).toEqual([{ n: 1 }]);
  });

  it("is replaced by PUT, and what is left out gets its default", async () => {
    const { title, category, price, stock } = sample("A1", { title: "New name" });
    const put = await call("PUT", "/v1/products/A1", {
      json: { title, category, price, stock },
      headers: { "if-match": '"v2"' },
    });
    expect(put.status).toBe(200);
    expect(await put.json()).toMatchObject({
      title: "New name",
      description: "",
      brand: null,
      attributes: {},
      version: 3,
    });
  });

  it("does not change when it is replaced by its equal, whatever the order of its attributes", async () => {
    const attributes = { b: "2", a: "1" };
    await call("PUT", "/v1/products/A1", { json: { ...sample("A1"), attributes }, headers: { "if-match": '"v3"' } });
    const before = await counts();
    const again = await call("PUT", "/v1/products/A1", {
      json: { ...sample("A1"), attributes: { a: "1", b: "2" } },
      headers: { "if-match": '"v4"' },
    });
    expect(again.headers.get("etag")).toBe('"v4"');
    expect(await counts()).toEqual(before);
  });

  it("is created by PUT where there is none", async () => {
    const { id, ...content } = sample("B1");
    expect((await call("PUT", `/v1/products/${id}`, { json: content })).status).toBe(201);
    expect((await call("PUT", "/v1/products/B2", { json: content, headers: { "if-none-match": "*" } })).status).toBe(
      201,
    );
  });

  it("is deleted, its ledgers stay and end with it, and its versions go on where they stopped when it returns", async () => {
    const gone = await call("DELETE", "/v1/products/A1", { headers: { "if-match": '"v4"' } });
    expect(gone.status).toBe(204);
    expect((await call("GET", "/v1/products/A1")).status).toBe(404);
    expect(
      await rows("SELECT before, after, reason FROM stock_ledger WHERE product_id = 'A1' ORDER BY id DESC LIMIT 1"),
    ).toEqual([{ before: 10, after: null, reason: "delete" }]);
    expect(await rows("SELECT payload FROM outbox WHERE product_id = 'A1' ORDER BY position DESC LIMIT 1")).toEqual([
      { payload: null },
    ]);
    const back = await call("POST", "/v1/products", { json: sample("A1") });
    expect(back.headers.get("etag")).toBe('"v6"');
  });

  it("has ledgers in which every row begins where the one before it ended", async () => {
    for (const [table, value] of [
      ["price_ledger", "amount"],
      ["stock_ledger", ""],
    ] as const) {
      const [before, after] = value === "" ? ["before", "after"] : [`before_${value}`, `after_${value}`];
      const broken = await rows(
        `SELECT * FROM (SELECT ${before} AS b, LAG(${after}) OVER (PARTITION BY product_id ORDER BY id) AS a FROM ${table}) WHERE a IS NOT b`,
      );
      expect(broken).toEqual([]);
    }
  });
});

describe("listing", () => {
  it("walks every product once, in order of id, a page at a time", async () => {
    for (let n = 1; n <= 7; n++)
      await call("POST", "/v1/products", {
        json: sample(`L${n}`, { category: "list", colour: n % 2 ? "red" : "green" }),
      });
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const path: string = `/v1/products?category=list&limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`;
      const page = (await (await call("GET", path)).json()) as { products: ProductAnswer[]; next: string | null };
      expect(page.products.length).toBeLessThanOrEqual(3);
      seen.push(...page.products.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(["L1", "L2", "L3", "L4", "L5", "L6", "L7"]);
  });

  it("filters by colour, status and ids", async () => {
    const ids = async (query: string) =>
      ((await (await call("GET", `/v1/products?${query}`)).json()) as { products: ProductAnswer[] }).products.map(
        ({ id }) => id,
      );
    expect(await ids("category=list&colour=green")).toEqual(["L2", "L4", "L6"]);
    expect(await ids("ids=L3,L1,unknown")).toEqual(["L1", "L3"]);
    expect(await ids("status=draft")).toEqual([]);
    expect(await ids("ids=L1&category=blouses")).toEqual([]);
  });

  it("counts categories", async () => {
    const { categories } = (await (await call("GET", "/v1/categories")).json()) as { categories: object[] };
    expect(categories).toContainEqual({ id: "list", title: "List", products: 7 });
  });
});
