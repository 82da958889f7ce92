import { beforeEach, describe, expect, it } from "vitest";
import { call, counts, rows, sample } from "./test-client.ts";

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe("a product that exists", () => {
  beforeEach(async () => {
    await call("POST", "/v1/products", { json: sample("E1") });
  });

  it("cannot be created a second time", async () => {
    const before = await counts();
    const again = await call("POST", "/v1/products", { json: sample("E1", { title: "Other" }) });
    expect([again.status, await codeOf(again)]).toEqual([409, "conflict"]);
    expect(await counts()).toEqual(before);
  });

  it.each([
    ["PUT", sample("E1", { title: "Other" })],
    ["PATCH", { title: "Other" }],
    ["DELETE", undefined],
  ])("takes no %s without If-Match", async (method, json) => {
    const answer = await call(method, "/v1/products/E1", { json });
    expect([answer.status, await codeOf(answer)]).toEqual([428, "precondition_required"]);
  });

  it.each([
    ["PUT", sample("E1", { title: "Other", stock: 1, price: { amount: 1, currency: "USD" } })],
    ["PATCH", { title: "Other", stock: 1, price: { amount: 1 } }],
    ["DELETE", undefined],
  ])("stays exactly as it is when a %s is stale", async (method, json) => {
    const before = [await counts(), await rows("SELECT * FROM products WHERE id = 'E1'")];
    for (const tag of ['"v99"', '"v0"', "v1", '""', "garbage"]) {
      const answer = await call(method, "/v1/products/E1", { json, headers: { "if-match": tag } });
      expect([answer.status, await codeOf(answer)]).toEqual([412, "precondition_failed"]);
    }
    expect([await counts(), await rows("SELECT * FROM products WHERE id = 'E1'")]).toEqual(before);
  });

  it("is not replaced when the caller meant to create it", async () => {
    const answer = await call("PUT", "/v1/products/E1", { json: sample("E1"), headers: { "if-none-match": "*" } });
    expect(answer.status).toBe(412);
  });

  it("has one winner when twenty patch the same version, and one row of each kind for it", async () => {
    await call("POST", "/v1/products", { json: sample("race") });
    const before = await counts();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        call("PATCH", "/v1/products/race", { json: { price: { amount: 100 + n } }, headers: { "if-match": '"v1"' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    const after = await counts();
    const grown = (table: string) => Number(after[table]) - Number(before[table]);
    expect(["price_ledger", "stock_ledger", "audit", "outbox", "guard"].map(grown)).toEqual([1, 0, 1, 1, 0]);
  });

  it("refuses a patch that would not leave a product, and names the field", async () => {
    const answer = await call("PATCH", "/v1/products/E1", {
      json: { title: null, weight: 3 },
      headers: { "if-match": "*" },
    });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toContain("title");
  });
});

describe("a request that does not fit", () => {
  it.each<[string, string, number, string, object | undefined]>([
    ["GET", "/v1/products/none", 404, "not_found", undefined],
    ["PATCH", "/v1/products/none", 404, "not_found", { title: "x" }],
    ["DELETE", "/v1/products/none", 404, "not_found", undefined],
    ["POST", "/v1/products/none/stock", 404, "not_found", { delta: 1, reason: "x" }],
    ["PUT", "/v1/products/other", 422, "invalid_request", sample("none")],
    ["POST", "/v1/products", 422, "invalid_request", { ...sample("x"), extra: 1 }],
    ["POST", "/v1/products", 422, "invalid_request", { ...sample("x"), url: "javascript:alert(1)" }],
    ["POST", "/v1/products/x/stock", 422, "invalid_request", { delta: 0, reason: "x" }],
    ["POST", "/v1/products/x/stock", 422, "invalid_request", { delta: 1.5, reason: "x" }],
    ["GET", "/v1/products/a%20b", 422, "invalid_request", undefined],
    ["GET", "/v1/products?limit=101", 422, "invalid_request", undefined],
    ["GET", "/v1/products?cursor=%00", 422, "invalid_request", undefined],
    ["GET", "/v1/products?sort=price", 422, "invalid_request", undefined],
    ["GET", "/v1/changes?after=-1", 422, "invalid_request", undefined],
    ["POST", "/v1/products/import", 422, "invalid_request", { products: {} }],
    ["POST", "/v1/products/import", 422, "invalid_request", { products: Array.from({ length: 1_001 }, () => 0) }],
    ["PUT", "/v1/products/none", 412, "precondition_failed", sample("none")],
  ])("%s %s answers %i %s", async (method, path, status, code, json) => {
    const headers: Record<string, string> = method === "PUT" && path.endsWith("none") ? { "if-match": '"v1"' } : {};
    const answer = await call(method, path, { json, headers });
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("is refused when it is no JSON, too deep, too large or of another type", async () => {
    expect((await call("POST", "/v1/products", { text: "{" })).status).toBe(400);
    expect((await call("POST", "/v1/products", { text: `${"[".repeat(50)}${"]".repeat(50)}` })).status).toBe(400);
    expect((await call("POST", "/v1/products", { text: `"${"x".repeat(300_000)}"` })).status).toBe(413);
    expect(
      (await call("POST", "/v1/products", { text: "a=1", headers: { "content-type": "text/plain" } })).status,
    ).toBe(415);
  });
});
