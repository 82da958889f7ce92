import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PLACEMENTS } from "./answer.ts";
import { recommend } from "./recommend.ts";
import { catalogOf, context, modelOf, product, request, viewed } from "./small-shop.fixture.ts";

const KNOWN = Array.from({ length: 24 }, (_, at) => `k${String(at).padStart(2, "0")}`);
const NEW = ["n0", "n1", "n2", "n3"];
const CATEGORIES = ["blouses", "skirts", "trousers"];
const DAY_MS = 86_400_000;
const now = 1_000 * DAY_MS;

const index = modelOf(
  Array.from({ length: 60 }, (_, session) =>
    Array.from({ length: 2 + (session % 4) }, (_, step) => KNOWN[(session + step * (1 + (session % 3))) % 24] ?? ""),
  ),
);
const catalog = catalogOf(
  [...KNOWN, ...NEW].map((id, at) =>
    product(id, {
      category: CATEGORIES[at % 3] ?? "",
      price: { amount: 1_000 + at * 100, currency: at % 5 === 0 ? "USD" : "EUR" },
    }),
  ),
);
const neighbours = (item: string) =>
  KNOWN.includes(item) ? NEW.map((id, at) => ({ item: id, score: 0.9 - at / 10, because: [item] })) : null;
const shop = (withModel = true) =>
  context({ index: withModel ? index : null, catalog, contentNeighbours: neighbours, now });

const someIds = fc.subarray([...KNOWN, ...NEW, "unknown"], { maxLength: 6 });
const someCategories = fc.subarray([...CATEGORIES, "unknown"], { maxLength: 2 });
const share = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));
const terms = fc.record({
  include: fc.record({ items: someIds, categories: someCategories }),
  excludeCategories: someCategories,
  currency: fc.constantFrom(null, "EUR", "USD"),
  priceBand: fc.constantFrom(null, 0.1, 1),
  bought: fc.array(fc.record({ item: fc.constantFrom(...KNOWN), time: fc.integer({ min: 0, max: now }) }), {
    maxLength: 4,
  }),
  diversity: share,
  exploration: share,
});
const requests = fc
  .record({
    placement: fc.constantFrom(...PLACEMENTS),
    session: someIds.map((ids) => viewed(...ids)),
    item: fc.option(fc.constantFrom(...KNOWN)),
    cart: someIds,
    exclude: someIds,
    limit: fc.integer({ min: 1, max: 30 }),
    terms,
  })
  .map(request);

describe("whatever a request demands", () => {
  it("the answer holds to it, as long as it can be and no longer than the limit", () => {
    fc.assert(
      fc.property(requests, fc.boolean(), (asked, withModel) => {
        const ids = recommend(asked, shop(withModel)).items.map(({ item }) => item);
        const { include, excludeCategories = [], currency = null, bought = [] } = asked.terms ?? {};
        const included = (id: string, category: string): boolean =>
          include === undefined ||
          include.items.length + include.categories.length === 0 ||
          include.items.includes(id) ||
          include.categories.includes(category);
        const justBought = bought.filter(({ time }) => now - time < DAY_MS).map(({ item }) => item);
        const mayBe = [...KNOWN, ...NEW].filter((id) => {
          const facts = catalog.facts(id);
          return (
            facts !== null &&
            included(id, facts.category) &&
            !excludeCategories.includes(facts.category) &&
            (currency === null || facts.price.currency === currency) &&
            ![...asked.exclude, ...asked.cart, asked.item, ...justBought].includes(id)
          );
        });
        expect(ids.filter((id) => !mayBe.includes(id))).toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(Math.min(asked.limit, mayBe.length));
        expect(ids.length).toBeGreaterThanOrEqual(Math.min(asked.limit, mayBe.length - bought.length));
      }),
    );
  });

  it("the answer is the same to the same question", () => {
    fc.assert(
      fc.property(requests, (asked) => {
        expect(recommend(asked, shop())).toEqual(recommend(asked, shop()));
      }),
    );
  });

  it("what was bought is not used where personalization is refused", () => {
    fc.assert(
      fc.property(requests, (asked) => {
        const refused = recommend({ ...asked, personalization: false }, shop());
        expect(refused).toEqual(recommend({ ...asked, session: [], terms: { ...asked.terms, bought: [] } }, shop()));
      }),
    );
  });
});

describe("products that the model does not know", () => {
  const asked = request({ session: viewed("k03"), limit: 10 });

  it("get their share of the places, content neighbours of the session first, and the reason says so", () => {
    const home = { ...asked, placement: "cart" as const, cart: ["k00"] };
    const { items } = recommend({ ...home, terms: { exploration: 0.2 } }, shop());
    const explored = items.filter(({ strategy }) => strategy === "exploration");
    expect(explored).toHaveLength(2);
    for (const { item, reason, because } of explored) {
      expect(NEW).toContain(item);
      expect(because).toEqual(["k03"]);
      expect(reason).toBe("Yet to be discovered: similar to Title of k03");
    }
  });

  it("are none in a shop without a model: there exploration changes nothing", () => {
    expect(recommend({ ...asked, terms: { exploration: 1 } }, shop(false))).toEqual(recommend(asked, shop(false)));
  });
});

describe("products that the request names", () => {
  it("are answered by popularity where no strategy proposes them", () => {
    const popular = ["k20", "k21"].map((id) => ({ id, of: index.recentPopularity(index.indexOf(id)) }));
    const [first] = popular.sort((a, b) => b.of - a.of);
    const include = { items: ["n0", "k21", "k20"], categories: [] };
    const ids = recommend(request({ terms: { include } }), shop()).items.map(({ item }) => item);
    expect(ids).toHaveLength(3);
    expect(ids[0]).toBe(first?.id);
    expect(ids[2]).toBe("n0");
  });
});
