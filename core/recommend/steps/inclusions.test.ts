import { expect, it } from "vitest";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { inclusions } from "./inclusions.ts";

const catalog = catalogOf([product("a"), product("b"), product("c", { category: "skirts" })]);
const IDS = ["a", "b", "c"];

it.each([
  [{ items: ["a"], categories: [] }, ["keep", "drop", "drop"]],
  [{ items: [], categories: ["skirts"] }, ["drop", "drop", "keep"]],
  [{ items: ["a"], categories: ["skirts"] }, ["keep", "drop", "keep"]],
  [{ items: ["unknown"], categories: [] }, ["drop", "drop", "drop"]],
])("keeps only what %j names", (include, verdicts) => {
  expect(verdictsOf(inclusions, contextOf({ catalog, terms: { include } }), IDS)).toEqual(verdicts);
});

it("has nothing to do where the request names nothing", () => {
  expect(verdictsOf(inclusions, contextOf({ catalog }), IDS)).toBeNull();
});
