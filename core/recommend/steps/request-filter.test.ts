import { expect, it } from "vitest";
import { NO_FILTER } from "../filter.ts";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { requestFilter } from "./request-filter.ts";

const catalog = catalogOf([product("navy"), product("red", { colour: "red", price: { amount: 1, currency: "EUR" } })]);
const IDS = ["navy", "red"];

it.each([
  [{ colours: ["red"] }, ["drop", "keep"]],
  [{ categories: ["skirts"] }, ["drop", "drop"]],
  [{ price: { min: 2, max: 2_000 } }, ["keep", "drop"]],
])("keeps what passes %j", (filter, verdicts) => {
  expect(verdictsOf(requestFilter, contextOf({ catalog, filter: { ...NO_FILTER, ...filter } }), IDS)).toEqual(verdicts);
});

it("has nothing to do without a filter", () => {
  expect(verdictsOf(requestFilter, contextOf({ catalog }), IDS)).toBeNull();
});
