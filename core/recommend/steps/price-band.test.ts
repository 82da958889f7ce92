import { expect, it } from "vitest";
import { catalogOf, product, viewed } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { priceBand } from "./price-band.ts";

const priced = (id: string, amount: number, currency = "EUR") => product(id, { price: { amount, currency } });
const catalog = catalogOf([
  priced("p75", 7_500),
  priced("p100", 10_000),
  priced("p125", 12_500),
  priced("p126", 12_600),
  priced("p900", 90_000),
  priced("dollars", 10_000, "USD"),
]);
const IDS = ["p75", "p100", "p125", "p126", "dollars"];
const WITHIN = ["keep", "keep", "keep", "defer", "defer"];
const terms = { priceBand: 0.25 };

it("defers what does not cost about what the session looks at", () => {
  expect(verdictsOf(priceBand, contextOf({ catalog, terms, session: viewed("p100") }), IDS)).toEqual(WITHIN);
});

it("goes by the median of the products viewed and in view, so that one dear product does not move it", () => {
  const session = viewed("p900", "p75", "p100", "unknown", "p125");
  expect(verdictsOf(priceBand, contextOf({ catalog, terms, session, item: "p100" }), IDS)).toEqual(WITHIN);
});

it("goes by the newest product's currency", () => {
  const session = viewed("p900", "dollars");
  expect(verdictsOf(priceBand, contextOf({ catalog, terms, session }), ["p100", "dollars"])).toEqual(["defer", "keep"]);
});

it("has nothing to do where no price is known, or no band asked for", () => {
  expect(verdictsOf(priceBand, contextOf({ catalog, terms }), IDS)).toBeNull();
  expect(verdictsOf(priceBand, contextOf({ catalog, terms, session: viewed("unknown") }), IDS)).toBeNull();
  expect(verdictsOf(priceBand, contextOf({ catalog, session: viewed("p100") }), IDS)).toBeNull();
});
