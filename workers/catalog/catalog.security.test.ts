import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { call, counts, sample } from "./test-client.ts";

const FUZZ_TIMEOUT_MS = 30_000;
const WRITES: readonly (readonly [string, string])[] = [
  ["POST", "/v1/products"],
  ["PUT", "/v1/products/H1"],
  ["PATCH", "/v1/products/H1"],
  ["DELETE", "/v1/products/H1"],
  ["POST", "/v1/products/import"],
  ["POST", "/v1/products/H1/stock"],
];

beforeAll(async () => {
  await call("POST", "/v1/products", { json: sample("S1") });
  await call("POST", "/v1/products", { json: sample("H1") });
  await call("POST", "/v1/products", { json: sample("S2", { status: "draft", category: "secret" }) });
});

describe("writing", () => {
  it.each(WRITES)("%s %s needs the scope catalog:write", async (method, path) => {
    const before = await counts();
    const json = method === "DELETE" ? undefined : sample("S9");
    for (const [as, status] of [
      ["nobody", 401],
      ["publishable", 403],
      ["source", 403],
      ["analyst", 403],
      ["auditor", 403],
    ] as const)
      expect((await call(method, path, { as, json, headers: { "if-match": "*" } })).status).toBe(status);
    expect(await counts()).toEqual(before);
  });

  it.each(WRITES)(
    "%s %s never fails on a hostile body",
    async (method, path) => {
      const body = fc.oneof(
        fc.json({ maxDepth: 8 }),
        fc.string({ unit: "binary" }),
        fc
          .record(
            {
              id: fc.constantFrom("H1", "__proto__", "constructor", "\u0000", "a'b", "..", 7),
              title: fc.anything(),
              price: fc.oneof(fc.anything(), fc.record({ amount: fc.double(), currency: fc.string() })),
              stock: fc.oneof(fc.double(), fc.bigInt().map(String)),
              attributes: fc.dictionary(fc.string(), fc.anything()),
              url: fc.webUrl(),
              products: fc.array(fc.anything()),
              delta: fc.oneof(fc.double(), fc.integer()),
              reason: fc.string({ unit: "binary" }),
              operation: fc.string(),
            },
            { requiredKeys: [] },
          )
          .map((value) => JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one))),
      );
      await fc.assert(
        fc.asyncProperty(body, async (text) => {
          const sent = method === "DELETE" ? {} : { text };
          const { status } = await call(method, path, { ...sent, headers: { "if-match": '"v1"' } });
          expect(status).toBeLessThan(500);
        }),
        { numRuns: 60 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    "never fails on a hostile product that fits",
    async () => {
      const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
      const product = fc.record({
        id: fc.stringMatching(/^[\x21\x23-\x26\x28-\x2b\x2d-\x5b\x5d-\x7e]{3,64}$/),
        title: fc.oneof(title, fc.constantFrom("'; DROP TABLE products; --", '"}', "%s$1?1", "\u2028")),
        category: fc.constantFrom("a", "$.x", "[0]"),
        price: fc.record({ amount: fc.nat(), currency: fc.constant("EUR") }),
        stock: fc.nat({ max: 1_000_000_000 }),
        attributes: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_ .-]{0,20}$/), title, { maxKeys: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(product, async (json) => {
          const created = await call("POST", "/v1/products", { json });
          expect([201, 409, 422]).toContain(created.status);
          if (created.status !== 201) return;
          const { title: read, attributes } = (await created.json()) as typeof json;
          expect(read).toBe(json.title);
          expect(attributes).toEqual({ ...json.attributes });
        }),
        { numRuns: 60 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe("a publishable key", () => {
  const get = (path: string) => call("GET", path, { as: "publishable" });

  it("sees active products only", async () => {
    expect((await get("/v1/products/S1")).status).toBe(200);
    expect((await get("/v1/products/S2")).status).toBe(404);
    expect((await call("GET", "/v1/products/S2")).status).toBe(200);
    for (const query of ["", "?status=draft", "?ids=S2", "?category=secret"])
      expect(await (await get(`/v1/products${query}`)).text()).not.toContain('"S2"');
    expect(await (await get("/v1/categories")).text()).not.toContain("secret");
  });

  it("may not follow the feed", async () => {
    expect((await get("/v1/changes")).status).toBe(403);
    expect((await call("GET", "/v1/changes", { as: "source" })).status).toBe(200);
  });
});

describe("a browser of another origin", () => {
  const origin = { origin: "http://localhost:3000" };

  it.each(["/v1/products", "/v1/products/S1", "/v1/categories"])("may read %s with a publishable key", async (path) => {
    const preflight = await call("OPTIONS", path, {
      as: "nobody",
      headers: { ...origin, "access-control-request-method": "GET" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(origin.origin);
    const answer = await call("GET", path, { as: "publishable", headers: origin });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, origin.origin]);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("reads nothing else", async () => {
    const answer = await call("GET", "/v1/changes", { as: "source", headers: origin });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});
