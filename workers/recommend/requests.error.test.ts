import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { PLACEMENTS } from "../../core/recommend/answer.ts";
import { BODY_MAX_BYTES, QUERY_MAX_CHARS } from "../../http/limits.ts";
import { TestIsolate } from "./test-isolate.ts";
import { importProducts, range } from "./test-shop.ts";

const PATH = "/v1/recommendations";
let isolate = new TestIsolate();

beforeAll(async () => {
  await importProducts(range(5));
  isolate = await new TestIsolate().warmed();
});

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly { readonly field: string; readonly detail: string }[];
}

async function problemOf(path: string, init?: RequestInit): Promise<Problem> {
  const { response } = await isolate.fetch(path, init);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = (await response.json()) as Problem;
  expect(body.status).toBe(response.status);
  expect(response.headers.get("x-request-id")).toBe(body.requestId);
  return body;
}

const post = (body: string, contentType = "application/json"): RequestInit => ({
  method: "POST",
  headers: { "content-type": contentType },
  body,
});

describe("a placement that does not exist", () => {
  it.each([
    [`${PATH}/sidebar`, undefined],
    [`${PATH}/__proto__`, undefined],
    [`${PATH}/sidebar`, post("{}")],
  ])("%s is a 404 that lists those that do", async (path, init) => {
    const problem = await problemOf(path, init);
    expect(problem).toMatchObject({ status: 404, code: "unknown_placement" });
    for (const placement of PLACEMENTS) expect(problem.detail).toContain(placement);
    expect(problem.detail).not.toContain("sidebar");
  });

  it("with a name as long as a novel is a 422", async () => {
    expect(await problemOf(`${PATH}/${"x".repeat(65)}`)).toMatchObject({ status: 422 });
  });
});

describe("a parameter that does not fit", () => {
  const SECRET = "jane.doe@example.com";
  it.each([
    ["limit", "0"],
    ["limit", "101"],
    ["limit", "2.5"],
    ["limit", SECRET],
    ["item", `${SECRET} "quoted"`],
    ["session", SECRET],
    ["items", `p01,${"x".repeat(65)}`],
    ["items", "p01,,p02"],
    ["cart", "a b"],
    ["exclude", Array(101).fill("p01").join(",")],
    ["category", "a,b"],
    ["filter", "size:XL"],
    ["filter", `colour:${"x".repeat(200)}`],
    ["filter", "price:20..10"],
    ["filter", Array(21).fill("category:a").join(",")],
    ["personalization", SECRET],
    ["explain", "maybe"],
    ["diversity", "1.1"],
    ["exploration", "-0.1"],
    ["priceBand", "0"],
    ["currency", "usd"],
    ["locale", SECRET],
    ["channel", SECRET],
    ["user", "x".repeat(257)],
    ["include", "p01,,p02"],
    ["bought", "a b"],
  ])("%s=%s is a 422 that names the field and does not repeat the value", async (field, value) => {
    const query = new URLSearchParams({ [field]: value });
    const problem = await problemOf(`${PATH}/home?${query}`);
    expect(problem).toMatchObject({ status: 422, code: "invalid_request" });
    expect(problem.errors?.[0]?.field.split(".")[0]).toBe(field);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
    expect(JSON.stringify(problem)).not.toContain("xxxxx");
  });

  it.each([
    ["limit", 0],
    ["limit", "10"],
    ["items", "p01"],
    ["items", [1]],
    ["item", null],
    ["personalization", "false"],
    ["filter", ["size:XL"]],
    ["filter", [SECRET]],
    ["session", { is: SECRET }],
    ["bought", [{ item: "p01", time: SECRET }]],
    ["diversity", "0.5"],
  ])("%s: %j in a body is a 422, too", async (field, value) => {
    const problem = await problemOf(`${PATH}/home`, post(JSON.stringify({ [field]: value })));
    expect(problem).toMatchObject({ status: 422, code: "invalid_request" });
    expect(problem.errors?.[0]?.field.split(".")[0]).toBe(field);
    expect(JSON.stringify(problem)).not.toContain(SECRET);
  });
});

describe("a name that is not known", () => {
  const SECRET = "jane.doe@example.com";

  it.each([
    ["limt=3", "limt", "limit"],
    ["sessionId=a", "sessionId", "session"],
    ["item_s=p01", "item_s", "items"],
    ["%6Cimti=3", "limti", "limit"],
    ["exclude_categories=a", "exclude_categories", "excludeCategories"],
  ])("in a query, %s, is a 400 that names the nearest known one", async (query, field, nearest) => {
    const problem = await problemOf(`${PATH}/home?item=p01&${query}`);
    expect(problem).toMatchObject({ status: 400, code: "unknown_parameter" });
    expect(problem.errors).toEqual([{ field, detail: `is not known here; did you mean ${nearest}?` }]);
    expect(problem.detail).toContain("exclude");
  });

  it("in a body is one, too", async () => {
    const problem = await problemOf(`${PATH}/home`, post(JSON.stringify({ limt: 3, item: "p01" })));
    expect(problem).toMatchObject({ status: 400, code: "unknown_parameter", errors: [{ field: "limt" }] });
    expect(problem.errors?.[0]?.detail).toContain("limit");
  });

  it("is never repeated where it could be anything", async () => {
    for (const init of [undefined, post(JSON.stringify({ [SECRET]: 1 }))]) {
      const problem = await problemOf(`${PATH}/home${init === undefined ? `?${SECRET}=1` : ""}`, init);
      expect(problem).toMatchObject({ status: 400, errors: [{ field: "…", detail: "is not known here" }] });
      expect(JSON.stringify(problem)).not.toContain("jane");
    }
  });

  it("stands in a POST's query where its body should have it", async () => {
    const problem = await problemOf(`${PATH}/home?limit=3`, post("{}"));
    expect(problem).toMatchObject({ status: 400, code: "unknown_parameter", errors: [{ field: "limit" }] });
  });

  it("is let through where it is the caller's own, as are a key and empty pairs", async () => {
    const { response } = await isolate.fetch(`${PATH}/home?&_=1767225600000&_cache=x&key=pk_unused&&limit=3&`);
    expect(response.status).toBe(200);
  });

  it("is told apart from one that is given twice", async () => {
    const problem = await problemOf(`${PATH}/home?items=p01&items=p02`);
    expect(problem).toMatchObject({ status: 400, code: "malformed_request", errors: [{ field: "items" }] });
  });
});

describe("a request that is too much", () => {
  const HUGE = "x".repeat(65_536);
  it.each([
    ["a 64 kB item id in the query", `${PATH}/home?item=${HUGE}`, undefined, 414],
    ["a 64 kB item id in a body", `${PATH}/home`, post(JSON.stringify({ item: HUGE })), 422],
    ["a body over the limit", `${PATH}/home`, post(`"${"x".repeat(BODY_MAX_BYTES)}"`), 413],
    ["a query over the limit", `${PATH}/home?${"a".repeat(QUERY_MAX_CHARS + 1)}`, undefined, 414],
    ["nesting without end", `${PATH}/home`, post("[".repeat(50) + "]".repeat(50)), 400],
    ["what is not JSON", `${PATH}/home`, post("{"), 400],
    ["an empty body", `${PATH}/home`, post(""), 400],
    ["another content type", `${PATH}/home`, post("{}", "text/plain"), 415],
    ["no placement", PATH, undefined, 404],
  ])("%s is refused: %4$d", async (_, path, init, status) => {
    const problem = await problemOf(path, init);
    expect(problem.status).toBe(status);
    expect(JSON.stringify(problem)).not.toContain("xxxxx");
  });

  it("or by nobody known is refused", async () => {
    expect(await problemOf(`${PATH}/home`, { headers: { authorization: "Bearer nobody" } })).toMatchObject({
      status: 401,
    });
    expect(await problemOf(`${PATH}/home`, { headers: { authorization: "" } })).toMatchObject({ status: 401 });
  });
});

describe("whatever is asked", () => {
  const names = fc.constantFrom(
    ...[
      "session",
      "item",
      "items",
      "cart",
      "exclude",
      "excludeCategories",
      "include",
      "includeCategories",
      "bought",
      "diversity",
      "exploration",
      "priceBand",
      "currency",
      "user",
      "locale",
      "channel",
      "filter",
      "category",
      "limit",
      "personalization",
      "explain",
      "key",
    ],
    "_",
    "__proto__",
    "constructor",
    "utm_source",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.constantFrom(
      "p00",
      "p00,p01",
      "category:skirts",
      "price:..",
      "price:1..2",
      "-1",
      "1e400",
      "NaN",
      "true",
      "%",
      "%00",
      ",",
    ),
  );
  const answers = async (path: string, init?: RequestInit): Promise<void> => {
    const { response, settled } = await isolate.fetch(path, init);
    await settled();
    expect(response.status, `${path} ${String(init?.body)}`).toBeLessThan(500);
    const body = (await response.json()) as { items?: unknown };
    expect(response.status === 200).toBe(Array.isArray(body.items));
  };
  const placements = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PLACEMENTS) }, fc.string({ unit: "binary" }));

  it("a query is answered or refused, and never a failure of ours", async () => {
    await fc.assert(
      fc.asyncProperty(placements, fc.array(fc.tuple(names, texts), { maxLength: 8 }), async (placement, pairs) => {
        const query = pairs.map(([name, text]) => `${name}=${encoded(text)}`).join("&");
        await answers(`${PATH}/${encoded(placement)}?${query}`);
      }),
      { numRuns: 250 },
    );
  });

  it("nor is a query that is not even well encoded", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), async (query) => {
        await answers(`${PATH}/home?${query.replaceAll("#", "")}`);
      }),
      { numRuns: 100 },
    );
  });

  it("a body is answered or refused, and never a failure of ours", async () => {
    const fields = fc.dictionary(names, fc.oneof(texts, fc.integer(), fc.boolean(), fc.array(texts), fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(placements, fc.oneof(fields, fc.jsonValue()), async (placement, body) => {
        await answers(`${PATH}/${encoded(placement)}`, post(JSON.stringify(body)));
      }),
      { numRuns: 250 },
    );
  });
});

/** Lone surrogates have no encoding. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
