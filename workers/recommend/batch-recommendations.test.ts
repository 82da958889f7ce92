import { beforeAll, describe, expect, it } from "vitest";
import { TEST_PUBLISHABLE_KEY, TEST_SOURCE_KEY } from "../../test/workerd/tokens.ts";
import type { RecommendAnswerBody } from "./recommend-request.ts";
import { TestIsolate } from "./test-isolate.ts";
import { importProducts, promote, range, snapshotOf, view, walks } from "./test-shop.ts";

const PRODUCTS = range(30);
const IDS = PRODUCTS.map(({ id }) => id);

interface Entry {
  readonly answer: RecommendAnswerBody | null;
  readonly error: { readonly code: string; readonly detail: string } | null;
}

beforeAll(async () => {
  await importProducts(PRODUCTS);
  await promote(snapshotOf(walks(IDS, 100)));
  await view("visit", ["p01", "p04"]);
});

async function batch(isolate: TestIsolate, requests: unknown, key = TEST_SOURCE_KEY) {
  const { response } = await isolate.fetch("/v1/recommendations/batch", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ requests }),
  });
  const body = (await response.json()) as {
    readonly answers: readonly Entry[];
    readonly code?: string;
    readonly errors?: unknown;
  };
  return { status: response.status, ...body };
}

const idsOf = (entry: Entry | undefined) => entry?.answer?.items.map(({ id }) => id);

describe("a batch of recommendations", () => {
  it("answers each request as it would alone, in order", async () => {
    const isolate = await new TestIsolate().warmed();
    const requests = [
      { placement: "home", session: "visit", limit: 5 },
      { placement: "search", items: ["p02"], limit: 3 },
      { placement: "cart", cart: ["p01"], limit: 4 },
    ];
    const { status, answers } = await batch(isolate, requests);
    expect(status).toBe(200);
    for (const [index, { placement, ...body }] of requests.entries())
      expect(idsOf(answers[index])).toEqual((await isolate.post(placement, body)).ids);
  });

  it("says of one request what to correct, and answers the others", async () => {
    const isolate = await new TestIsolate().warmed();
    const { answers } = await batch(isolate, [
      { placement: "nowhere" },
      { placement: "home", filter: ["shape:round"] },
      { placement: "home" },
    ]);
    expect(answers.map(({ error }) => error?.code ?? null)).toEqual(["unknown_placement", "invalid_request", null]);
    expect(answers.map(({ answer }) => answer === null)).toEqual([true, true, false]);
  });

  it("answers a hundred people", async () => {
    const isolate = await new TestIsolate().warmed();
    const { answers } = await batch(isolate, Array(100).fill({ placement: "home", session: "visit", limit: 10 }));
    expect(answers).toHaveLength(100);
    expect(answers.every(({ answer }) => answer?.items.length === 10)).toBe(true);
  });

  it("takes no more than a hundred, and no fewer than one", async () => {
    const isolate = await new TestIsolate().warmed();
    expect(await batch(isolate, Array(101).fill({ placement: "home" }))).toMatchObject({
      status: 422,
      code: "invalid_request",
    });
    expect(await batch(isolate, [])).toMatchObject({ status: 422 });
  });

  it("refuses a misspelt name, and says which was meant", async () => {
    const isolate = await new TestIsolate().warmed();
    const { status, code, errors } = await batch(isolate, [{ placement: "home", limitt: 3 }]);
    expect([status, code]).toEqual([400, "unknown_parameter"]);
    expect(errors).toEqual([{ field: "limitt", detail: expect.stringContaining("limit") }]);
  });

  it("is not for a page's key", async () => {
    const isolate = await new TestIsolate().warmed();
    expect(await batch(isolate, [{ placement: "home" }], TEST_PUBLISHABLE_KEY)).toMatchObject({
      status: 403,
      code: "insufficient_scope",
    });
  });
});
