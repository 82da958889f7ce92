import { expect, it } from "vitest";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { currency } from "./currency.ts";

const catalog = catalogOf([product("euro"), product("dollar", { price: { amount: 1, currency: "USD" } })]);
const IDS = ["euro", "dollar"];

it("keeps what is priced in the currency asked for", () => {
  expect(verdictsOf(currency, contextOf({ catalog, terms: { currency: "EUR" } }), IDS)).toEqual(["keep", "drop"]);
  expect(verdictsOf(currency, contextOf({ catalog, terms: { currency: "CHF" } }), IDS)).toEqual(["drop", "drop"]);
  expect(verdictsOf(currency, contextOf({ catalog }), IDS)).toBeNull();
});
