import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CatalogState } from "./catalog-state.ts";
import { type CatalogChange, isSellable, PRODUCT_STATUSES, type SellableProduct } from "./product.ts";

const ids = fc.constantFrom(...Array.from({ length: 25 }, (_, at) => `sku-${at}`));
/** Texts as shops have them, any script; no NUL, which URLs cannot hold. */
const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((raw) => raw.replaceAll("\0", ""));

const products: fc.Arbitrary<SellableProduct> = fc.record({
  id: ids,
  title: text,
  category: fc.constantFrom("blouses", "skirts", "sale"),
  colour: fc.option(fc.constantFrom("navy", "red")),
  price: fc.record({ amount: fc.nat(), currency: fc.constantFrom("EUR", "USD") }),
  stock: fc.integer({ min: 0, max: 3 }),
  status: fc.constantFrom(...PRODUCT_STATUSES),
  url: fc.option(text),
  image: fc.option(text),
});

const changeLists: fc.Arbitrary<readonly CatalogChange[]> = fc
  .array(fc.oneof({ weight: 4, arbitrary: products }, { weight: 1, arbitrary: ids }), { maxLength: 200 })
  .map((list) =>
    list.map((change, at) =>
      typeof change === "string"
        ? { position: at + 1, at: 0, productId: change, product: null }
        : { position: at + 1, at: 0, productId: change.id, product: change },
    ),
  );

describe("CatalogState", () => {
  it("lists within any bounds what a plain filter would keep", () => {
    const bounds = fc.record({
      colours: fc.uniqueArray(fc.constantFrom<string>("navy", "red", "unheard of"), { maxLength: 2 }),
      price: fc.option(fc.record({ min: fc.nat(3_000), max: fc.nat(6_000) })),
      currency: fc.option(fc.constantFrom("USD", "EUR", "XTS")),
    });
    fc.assert(
      fc.property(changeLists, bounds, (changes, { colours, price, currency }) => {
        const state = new CatalogState();
        state.apply(changes);
        const fits = (id: string): boolean => {
          const product = state.get(id);
          if (product === null) return false;
          if (colours.length > 0 && (product.colour === null || !colours.includes(product.colour))) return false;
          if (price !== null && (product.price.amount < price.min || product.price.amount > price.max)) return false;
          return currency === null || product.price.currency === currency;
        };
        const asked = { colours, price, currency };
        expect([...state.sellable(asked)]).toEqual([...state.sellable()].filter(fits));
        expect([...state.sellableIn("blouses", asked)]).toEqual([...state.sellableIn("blouses")].filter(fits));
      }),
    );
  });

  it("holds after any changes what a plain map would hold", () => {
    fc.assert(
      fc.property(changeLists, (changes) => {
        const state = new CatalogState();
        const expected = new Map<string, SellableProduct>();
        state.apply(changes);
        for (const { productId, product } of changes) {
          if (product === null) expected.delete(productId);
          else expected.set(productId, product);
        }
        expect(state.size).toBe(expected.size);
        for (const [id, product] of expected) {
          expect(state.get(id)).toEqual(product);
          const { category, colour, price } = product;
          expect(state.facts(id)).toEqual({ sellable: isSellable(product), category, colour, price });
        }
        const sellable = [...expected.values()].filter(isSellable);
        expect([...state.sellable()].sort()).toEqual(sellable.map(({ id }) => id).sort());
        for (const category of ["blouses", "skirts", "sale"]) {
          const inCategory = [...expected.values()].filter((product) => product.category === category);
          expect([...state.sellableIn(category)].sort()).toEqual(
            inCategory
              .filter(isSellable)
              .map(({ id }) => id)
              .sort(),
          );
          expect(state.sizeOf(category)).toBe(inCategory.length);
        }
      }),
    );
  });

  it("applies a change once, however often it comes", () => {
    fc.assert(
      fc.property(changeLists, fc.nat(200), (changes, again) => {
        const once = new CatalogState();
        once.apply(changes);
        const repeated = new CatalogState();
        repeated.apply(changes.slice(0, again));
        expect(repeated.apply(changes)).toBe(Math.max(0, changes.length - again));
        expect(repeated.apply(changes)).toBe(0);
        expect([...repeated.sellable()]).toEqual([...once.sellable()]);
        expect(repeated.position).toBe(once.position);
      }),
    );
  });

  const product: SellableProduct = {
    id: "a",
    title: "A",
    category: "blouses",
    colour: null,
    price: { amount: 1, currency: "EUR" },
    stock: 1,
    status: "active",
    url: null,
    image: null,
  };

  it("ignores changes that the listing already holds", () => {
    const state = new CatalogState();
    state.load([product], 7);
    state.apply([{ position: 7, at: 0, productId: "a", product: null }]);
    expect(state.get("a")).toEqual(product);
  });

  it("lists products in order of arrival", () => {
    const state = new CatalogState();
    state.load([{ ...product, id: "b" }, product], 0);
    state.load([{ ...product, id: "c" }], 0);
    expect([...state.sellable()]).toEqual(["b", "a", "c"]);
    expect([...state.sellableIn("blouses")]).toEqual(["b", "a", "c"]);
  });

  it("refuses ids that no product may have, and counts them", () => {
    const state = new CatalogState();
    state.load(
      [
        { ...product, id: "né" },
        { ...product, id: "" },
      ],
      0,
    );
    expect(state.size).toBe(0);
    expect(state.refused).toBe(2);
  });

  it("keeps its memory in bounds while texts are replaced over and over", () => {
    const state = new CatalogState();
    const long = "x".repeat(1_000);
    for (let round = 0; round < 200; round++) {
      const renamed = Array.from({ length: 100 }, (_, at) => ({ ...product, id: `p${at}`, title: `${long}${round}` }));
      state.load(renamed, 0);
    }
    expect(state.get("p42")?.title).toBe(`${long}199`);
    // 100 kB of live text; without reuse of holes it would be 20 MB.
    expect(state.textBytes).toBeLessThan(2_000_000);
  });
});
