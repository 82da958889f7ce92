import { expect, it } from "vitest";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { sellable } from "./sellable.ts";

it("keeps what can be bought now", () => {
  const catalog = catalogOf([
    product("there"),
    product("sold-out", { stock: 0 }),
    product("draft", { status: "draft" }),
    product("archived", { status: "archived" }),
  ]);
  expect(verdictsOf(sellable, contextOf({ catalog }), ["there", "sold-out", "draft", "archived"])).toEqual([
    "keep",
    "drop",
    "drop",
    "drop",
  ]);
});
