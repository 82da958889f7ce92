import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { select } from "./select.ts";
import { catalogOf, product, viewed } from "./small-shop.fixture.ts";
import { contextOf, ranked } from "./step-context.fixture.ts";

const idsOf = (chosen: readonly { readonly item: string }[]): readonly string[] => chosen.map(({ item }) => item);

/** Counts what is pulled. */
function supplyOf(ids: readonly string[], news: readonly string[] = []) {
  const pulled: string[] = [];
  const pull = function* (all: readonly string[], score: (at: number) => number) {
    for (const [at, id] of all.entries()) {
      pulled.push(id);
      yield ranked(id, score(at));
    }
  };
  return {
    pulled,
    supply: { candidates: pull(ids, (at) => 1 - at / ids.length), newcomers: pull(news, () => 0) },
  };
}

const KNOWN = Array.from({ length: 20 }, (_, at) => `k${String(at).padStart(2, "0")}`);
const NEW = ["n0", "n1", "n2", "n3", "n4"];
const knows = (item: string): boolean => item.startsWith("k");
const shop = catalogOf([
  ...KNOWN.map((id, at) => product(id, { category: at % 4 === 0 ? "skirts" : "blouses" })),
  ...NEW.map((id, at) => product(id, { stock: at === 0 ? 0 : 1 })),
]);

describe("select", () => {
  it("pulls no more candidates than it needs", () => {
    const { supply, pulled } = supplyOf(KNOWN, NEW);
    expect(idsOf(select(supply, contextOf({ catalog: shop, exclude: ["k01"] }), 3))).toEqual(["k00", "k02", "k03"]);
    expect(pulled).toEqual(["k00", "k01", "k02", "k03"]);
  });

  it("leaves out what the catalog does not know, and repeats", () => {
    const { supply } = supplyOf(["unknown", "k00", "k00", "k01"]);
    expect(idsOf(select(supply, contextOf({ catalog: shop }), 5))).toEqual(["k00", "k01"]);
  });

  it("fills up with what was deferred, once each, and in the order of the ranking", () => {
    const catalog = catalogOf([
      product("dear", { price: { amount: 90_000, currency: "EUR" } }),
      product("dear-too", { price: { amount: 90_000, currency: "EUR" } }),
      product("cheap"),
      product("cheap-too"),
    ]);
    const context = contextOf({ catalog, session: viewed("cheap"), terms: { priceBand: 0.5 } });
    const { supply } = supplyOf(["dear", "cheap", "dear", "dear-too", "cheap-too", "dear-too"]);
    expect(idsOf(select(supply, context, 3))).toEqual(["cheap", "cheap-too", "dear"]);
  });

  it("gives up looking for better ones than the deferred after a while, in a shop of any size", () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `d${at}`);
    const dear = ids.map((id) => product(id, { price: { amount: 90_000, currency: "EUR" } }));
    const catalog = catalogOf([product("cheap"), ...dear]);
    const context = contextOf({ catalog, session: viewed("cheap"), terms: { priceBand: 0.5 } });
    const { supply, pulled } = supplyOf(ids);
    expect(select(supply, context, 10)).toHaveLength(10);
    expect(pulled.length).toBeLessThan(3_000);
  });

  it("judges newcomers like all others, beside what is in the answer", () => {
    const { supply } = supplyOf(KNOWN, [...KNOWN, ...NEW]);
    const context = contextOf({ catalog: shop, knows, exclude: ["n1"], terms: { exploration: 1 } });
    const chosen = idsOf(select(supply, context, 10));
    expect(chosen).toHaveLength(10);
    expect(chosen.filter((id) => NEW.includes(id)).sort()).toEqual(["n2", "n3", "n4"]);
  });

  it("answers different products that every step keeps, up to the limit, and the same ones again", () => {
    fc.assert(
      fc.property(
        fc.record({
          exclude: fc.subarray([...KNOWN, ...NEW]),
          cart: fc.subarray(KNOWN, { maxLength: 3 }),
          excludeCategories: fc.subarray(["skirts", "blouses"], { maxLength: 1 }),
          limit: fc.integer({ min: 1, max: 30 }),
          diversity: fc.constantFrom(0, 0.3, 1),
          exploration: fc.double({ min: 0, max: 1, noNaN: true }),
          order: fc.shuffledSubarray(KNOWN, { minLength: KNOWN.length }),
        }),
        ({ exclude, cart, excludeCategories, limit, diversity, exploration, order }) => {
          const terms = { excludeCategories, diversity, exploration };
          const context = contextOf({ catalog: shop, knows, exclude, cart, terms });
          const ask = () => idsOf(select(supplyOf(order, NEW).supply, context, limit));
          const ids = ask();
          const allowed = (id: string): boolean =>
            shop.facts(id)?.sellable === true &&
            ![...exclude, ...cart].includes(id) &&
            !excludeCategories.includes(shop.facts(id)?.category ?? "");
          expect(ids.every(allowed)).toBe(true);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).toHaveLength(Math.min(limit, KNOWN.filter(allowed).length));
          expect(ids.filter((id) => !knows(id)).length).toBeLessThanOrEqual(Math.floor(exploration * limit));
          expect(ask()).toEqual(ids);
        },
      ),
    );
  });
});
