import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import type { SellableProduct } from "../catalog/product.ts";
import { isSellable } from "../catalog/product.ts";
import { PLACEMENTS } from "./answer.ts";
import { NO_FILTER, passes } from "./filter.ts";
import { recommend } from "./recommend.ts";
import { catalogOf, context, learnedModelOf, modelOf, product, request, viewed } from "./small-shop.fixture.ts";

const IDS = Array.from({ length: 30 }, (_, at) => `p${String(at).padStart(2, "0")}`);
const CATEGORIES = ["blouses", "skirts", "trousers"];

/** 60 sessions that walk the shop in different strides. */
const index = modelOf(
  Array.from({ length: 60 }, (_, session) =>
    Array.from(
      { length: 2 + (session % 5) },
      (_, step) => IDS[(session * 7 + step * (1 + (session % 3))) % 28] ?? "p00",
    ),
  ),
);

const products: fc.Arbitrary<readonly SellableProduct[]> = fc
  .tuple(
    ...IDS.map((id) =>
      fc.record({
        id: fc.constant(id),
        stock: fc.integer({ min: 0, max: 2 }),
        status: fc.constantFrom("active" as const, "draft" as const, "archived" as const),
        category: fc.constantFrom(...CATEGORIES),
        url: fc.constantFrom(null, `/products/${id}`, "/products/shared"),
        amount: fc.integer({ min: 0, max: 10_000 }),
      }),
    ),
  )
  .map((records) =>
    records.map(({ amount, ...record }) => product(record.id, { ...record, price: { amount, currency: "EUR" } })),
  );

const someIds = fc.subarray([...IDS, "unknown-1", "unknown-2"], { maxLength: 8 });

const requests = fc
  .record({
    placement: fc.constantFrom(...PLACEMENTS),
    session: someIds.map((ids) => viewed(...ids)),
    item: fc.option(fc.constantFrom(...IDS, "unknown-1")),
    cart: someIds,
    category: fc.option(fc.constantFrom(...CATEGORIES, "unknown")),
    limit: fc.integer({ min: 1, max: 40 }),
    filter: fc.record({
      categories: fc.subarray(CATEGORIES),
      colours: fc.constant([]),
      price: fc.option(fc.record({ min: fc.constant(1_000), max: fc.integer({ min: 1_000, max: 10_000 }) })),
    }),
    exclude: someIds,
    personalization: fc.boolean(),
    withModel: fc.boolean(),
  })
  .map(({ withModel, ...made }) => ({ request: request(made), model: withModel ? index : null }));

describe("recommend", () => {
  it("answers only products that are sellable, different, not excluded and within the filter, as many as there are up to the limit", () => {
    fc.assert(
      fc.property(products, requests, (shop, made) => {
        const { item, cart, exclude, filter, limit } = made.request;
        const ids = recommend(made.request, context({ index: made.model, catalog: catalogOf(shop) })).items.map(
          ({ item: id }) => id,
        );
        const allowed = shop
          .filter(isSellable)
          .filter((candidate) => passes(filter, { ...candidate, sellable: true }))
          .map(({ id }) => id)
          .filter((id) => id !== item && !exclude.includes(id) && !cart.includes(id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(allowed).toContain(id);
        expect(ids).toHaveLength(Math.min(limit, allowed.length));
      }),
    );
  });

  it("answers the same to the same question", () => {
    fc.assert(
      fc.property(products, requests, (shop, made) => {
        const ask = () => recommend(made.request, context({ index: made.model, catalog: catalogOf(shop) }));
        expect(ask()).toEqual(ask());
      }),
    );
  });

  it("answers as if there were no session where personalization is refused", () => {
    fc.assert(
      fc.property(requests, ({ request: asked }) => {
        const shop = context({ index, catalog: catalogOf(IDS.map((id) => product(id))) });
        const refused = recommend({ ...asked, personalization: false }, shop);
        expect(refused).toEqual(recommend({ ...asked, personalization: true, session: [] }, shop));
      }),
    );
  });

  const shop = context({ index, catalog: catalogOf(IDS.map((id) => product(id))) });

  it("changes with a click, and says why", () => {
    const before = recommend(request({ session: viewed("p01") }), shop).items;
    const after = recommend(request({ session: viewed("p01", "p14") }), shop).items;
    expect(after).not.toEqual(before);
    expect(after[0]?.because).toContain("p14");
    expect(after[0]?.reason).toContain("Title of p14");
  });

  it("leaves unknown items without effect", () => {
    const known = recommend(request({ session: viewed("p01") }), shop);
    expect(recommend(request({ session: viewed("nobody-knows", "p01") }), shop)).toEqual(known);
  });

  it("may propose again what the session holds, but never the product in view", () => {
    const ids = recommend(
      request({ placement: "product", item: "p02", session: viewed("p01", "p02"), limit: 30 }),
      shop,
    ).items.map(({ item }) => item);
    expect(ids).toContain("p01");
    expect(ids).not.toContain("p02");
  });

  it("answers a brand-new shop in the catalog's order", () => {
    const answer = recommend(request({ limit: 3 }), context({ catalog: shop.catalog }));
    expect(answer.items.map(({ item }) => item)).toEqual(["p00", "p01", "p02"]);
    expect(answer.strategiesUsed).toEqual(["popular"]);
  });

  it("shows one product of a page before a second of the same page", () => {
    const catalog = catalogOf([
      product("a-navy", { url: "/a" }),
      product("a-white", { url: "/a" }),
      product("b", { url: "/b" }),
    ]);
    const ids = recommend(request({ limit: 3 }), context({ catalog })).items.map(({ item }) => item);
    expect(ids).toEqual(["a-navy", "b", "a-white"]);
  });

  it("explains each item by shares that add up to its score, strongest first", () => {
    const answer = recommend(request({ session: viewed("p01", "p14"), explain: true }), shop);
    expect(answer.explain?.map(({ item }) => item)).toEqual(answer.items.map(({ item }) => item));
    answer.explain?.forEach(({ shares }, at) => {
      const sum = shares.reduce((total, { score }) => total + score, 0);
      expect(sum).toBeCloseTo(answer.items[at]?.score ?? Number.NaN, 10);
      expect(shares[0]?.strategy).toBe(answer.items[at]?.strategy);
    });
    expect(answer.explain?.[0]?.shares.length).toBeGreaterThan(1);
  });

  it("falls back to the category, then to the shop, where nothing is known of the session", () => {
    const catalog = catalogOf(IDS.map((id, at) => product(id, { category: at < 3 ? "skirts" : "blouses" })));
    const answer = recommend(request({ category: "skirts" }), context({ index, catalog }));
    expect(new Set(answer.items.slice(0, 3).map(({ item }) => item))).toEqual(new Set(["p00", "p01", "p02"]));
    expect(answer.strategiesUsed).toEqual(["category-popular", "popular"]);
  });

  it("moves a limit outside 1 to 100 to the nearest", () => {
    expect(recommend(request({ limit: 0, filter: NO_FILTER }), shop).items).toHaveLength(1);
  });
});

describe("with a learned ranking", () => {
  const sessions = Array.from({ length: 12 }, (_, at) => (at % 3 === 0 ? ["a", "c"] : ["a", "b", "d"]));
  const catalog = catalogOf(["a", "b", "c", "d", "new"].map((id) => product(id)));

  it("is led by it, and filled up by the others", () => {
    const { items, strategiesUsed } = recommend(request({ session: viewed("a"), placement: "product", item: "a" }), {
      ...context({ catalog }),
      index: learnedModelOf(sessions, NODE_KERNELS),
    });
    expect(strategiesUsed[0]).toBe("learned-ranking");
    expect(items[0]).toMatchObject({ item: "b", because: ["a"] });
    expect(items.map(({ item }) => item)).toContain("new");
    expect(items.map(({ item }) => item)).not.toContain("a");
  });

  it("asks the other strategies where the session says nothing", () => {
    const { items, strategiesUsed } = recommend(request({ placement: "home" }), {
      ...context({ catalog }),
      index: learnedModelOf(sessions, NODE_KERNELS),
    });
    expect(items).toHaveLength(5);
    expect(strategiesUsed).not.toContain("learned-ranking");
  });
});
