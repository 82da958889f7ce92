import { expect, it } from "vitest";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { exclusions } from "./exclusions.ts";

const catalog = catalogOf([product("a"), product("b"), product("c", { category: "skirts" })]);
const IDS = ["a", "b", "c"];

it("drops the product in view, and the products and categories that the request excludes", () => {
  expect(verdictsOf(exclusions, contextOf({ catalog, item: "a" }), IDS)).toEqual(["drop", "keep", "keep"]);
  expect(verdictsOf(exclusions, contextOf({ catalog, exclude: ["b"] }), IDS)).toEqual(["keep", "drop", "keep"]);
  const terms = { excludeCategories: ["skirts"] };
  expect(verdictsOf(exclusions, contextOf({ catalog, terms }), IDS)).toEqual(["keep", "keep", "drop"]);
});

it("has nothing to do where nothing is excluded", () => {
  expect(verdictsOf(exclusions, contextOf({ catalog }), IDS)).toBeNull();
});
