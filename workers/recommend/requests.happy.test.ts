import { beforeAll, describe, expect, it } from "vitest";
import { PLACEMENTS } from "../../core/recommend/answer.ts";
import { type Question, TestIsolate } from "./test-isolate.ts";
import { importProducts, product, promote, range, snapshotOf, view, walks } from "./test-shop.ts";

const PRODUCTS = range(40);
const IDS = PRODUCTS.map(({ id }) => id);
const SOLD_OUT = ["p05", "p11", "p17"];
const HIDDEN = ["p06", "p12"];

beforeAll(async () => {
  await importProducts(
    PRODUCTS.map((one) => ({
      ...one,
      ...(SOLD_OUT.includes(one.id) ? { stock: 0 } : {}),
      ...(HIDDEN.includes(one.id) ? { status: "draft" as const } : {}),
      ...(one.id === "p09" ? { colour: "red", price: { amount: 9_900, currency: "USD" } } : {}),
    })),
  );
  await promote(snapshotOf(walks(IDS, 120)));
  await view("visit", ["p01", "p04"]);
});

const warm = () => new TestIsolate().warmed();

describe("GET and POST", () => {
  const questions: readonly (readonly [string, string, Question, Question])[] = [
    ["nothing", "home", {}, {}],
    ["a session", "home", { session: "visit", explain: "true" }, { session: "visit", explain: true }],
    ["items", "search", { items: "p01,p02", limit: "7" }, { items: ["p01", "p02"], limit: 7 }],
    ["an item", "product", { item: "p03", exclude: "p01,p02" }, { item: "p03", exclude: ["p01", "p02"] }],
    ["a category", "category", { category: "skirts" }, { category: "skirts" }],
    ["a cart", "cart", { cart: "p01,p07" }, { cart: ["p01", "p07"] }],
    [
      "a filter and a refusal",
      "home",
      { filter: "category:skirts,price:1000..5000", personalization: "0", session: "visit" },
      { filter: ["category:skirts", "price:1000..5000"], personalization: false, session: "visit" },
    ],
    [
      "terms",
      "home",
      {
        items: "p01",
        bought: "p03",
        excludeCategories: "skirts",
        diversity: "0.5",
        exploration: "0.2",
        priceBand: "0.5",
      },
      {
        items: ["p01"],
        bought: ["p03"],
        excludeCategories: ["skirts"],
        diversity: 0.5,
        exploration: 0.2,
        priceBand: 0.5,
      },
    ],
  ];

  it.each(questions)("answer %s alike", async (_, placement, query, body) => {
    const isolate = await warm();
    const first = await isolate.get(placement, query);
    await first.settled();
    const got = await isolate.get(placement, query);
    const posted = await isolate.post(placement, body);
    expect({ ...posted.body, requestId: "" }).toEqual({ ...got.body, requestId: "" });
    expect(got.ids.length).toBeGreaterThan(0);
  });
});

describe("an answer", () => {
  it.each(PLACEMENTS)(
    "at %s has as many different sellable products as were asked for, each with its reason",
    async (at) => {
      const isolate = await warm();
      const { body, ids, response } = await isolate.get(at, {
        session: "visit",
        item: "p02",
        cart: "p03",
        category: "skirts",
      });
      expect(new Set(ids).size).toBe(10);
      for (const { product: shown, reason, strategy } of body.items) {
        expect(shown?.price.currency).toBe("USD");
        expect(reason).not.toBe("");
        expect(strategy).not.toBe("");
      }
      expect(response.headers.get("cache-control")).toBe("private, no-store");
    },
  );

  it.each([1, 2, 10, 33, 100])("to limit %d has that many products, or all there are", async (limit) => {
    const { ids } = await (await warm()).get("home", { limit });
    expect(ids).toHaveLength(Math.min(limit, PRODUCTS.length - SOLD_OUT.length - HIDDEN.length));
    expect(ids.filter((id) => [...SOLD_OUT, ...HIDDEN].includes(id))).toEqual([]);
  });

  it("leaves out the product in view, what is excluded, and what is in the cart", async () => {
    const isolate = await warm();
    const gone = await isolate.get("cart", { item: "p00", exclude: "p01,p02", cart: "p03,p04", limit: 100 });
    for (const id of ["p00", "p01", "p02", "p03", "p04"]) expect(gone.ids).not.toContain(id);
    expect((await isolate.get("home", { cart: "p03", limit: 100 })).ids).not.toContain("p03");
  });

  it("keeps to the filter", async () => {
    const isolate = await warm();
    expect((await isolate.get("home", { filter: "colour:red" })).ids).toEqual(["p09"]);
    expect((await isolate.get("home", { filter: "price:9000.." })).ids).toEqual(["p09"]);
    const skirts = await isolate.get("home", { filter: "category:skirts", session: "visit" });
    expect(skirts.body.items.every(({ product: shown }) => shown?.category === "skirts")).toBe(true);
  });

  it("to items and sessions that nobody knows is useful all the same", async () => {
    const isolate = await warm();
    for (const question of [{ item: "never-heard" }, { session: "never-seen" }, { items: "x,y" }, { cart: "x" }]) {
      const { ids, body } = await isolate.get("product", question);
      expect(ids).toHaveLength(10);
      expect(body.degraded).toBe(false);
    }
  });

  it("does not ask the vectors about products that the catalog does not know", async () => {
    const { calls, settled } = await (await warm()).get("product", { item: "never-heard" });
    await settled();
    expect(calls).toEqual([]);
  });

  it("changes with the session's next click, and says why", async () => {
    const isolate = await warm();
    await view("clicker", ["p08"]);
    const before = await isolate.get("home", { session: "clicker" });
    await view("clicker", ["p08", "p20"]);
    const after = await isolate.get("home", { session: "clicker" });
    expect(after.ids).not.toEqual(before.ids);
    expect(after.body.items.some(({ because }) => because.includes("p20"))).toBe(true);
  });

  it("explains itself: the trail, the strategies, and shares that add up to each score", async () => {
    const isolate = await warm();
    const { body } = await isolate.get("home", { session: "visit", explain: true });
    const { explain } = body;
    expect(explain).toMatchObject({ personalized: true, calls: 1 });
    expect(explain?.trail).toEqual([
      { item: "p01", kind: "view", time: expect.any(Number) },
      { item: "p04", kind: "view", time: expect.any(Number) },
    ]);
    expect(explain?.strategies).toEqual([...new Set(body.items.map(({ strategy }) => strategy))]);
    body.items.forEach(({ id, score }, at) => {
      const shares = explain?.shares[at];
      expect(shares?.item).toBe(id);
      expect(shares?.shares.reduce((sum, share) => sum + share.score, 0)).toBeCloseTo(score, 10);
    });
  });

  it("has no explanation where none was asked for", async () => {
    expect((await (await warm()).get("home")).body).not.toHaveProperty("explain");
  });

  it("shows one of a page's variants before a second one", async () => {
    await importProducts([product("v-a", { url: "/same" }), product("v-b", { url: "/same" })]);
    const { ids } = await new TestIsolate().get("product", { item: "v-a", limit: 30 });
    expect(ids).not.toContain("v-b");
  });
});
