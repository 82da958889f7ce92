import { expect, it } from "vitest";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { duplicates } from "./duplicates.ts";

const catalog = catalogOf([
  product("a-navy", { url: "/a" }),
  product("a-white", { url: "/a" }),
  product("b", { url: "/b" }),
  product("nowhere", { url: null }),
  product("nowhere-either", { url: null }),
]);

it("defers a second product of one page", () => {
  const ids = ["a-white", "a-navy", "b", "nowhere", "nowhere-either"];
  expect(verdictsOf(duplicates, contextOf({ catalog }), ids)).toEqual(["keep", "defer", "keep", "keep", "keep"]);
});

it("defers products of the page in view", () => {
  expect(verdictsOf(duplicates, contextOf({ catalog, item: "a-navy" }), ["a-white", "b"])).toEqual(["defer", "keep"]);
});
