import { expect, it } from "vitest";
import type { InteractionKind } from "../../events/interactions.ts";
import { catalogOf, product } from "../small-shop.fixture.ts";
import { contextOf, verdictsOf } from "../step-context.fixture.ts";
import { cartContents } from "./cart-contents.ts";

const catalog = catalogOf([product("a"), product("b")]);
const did = (...kinds: InteractionKind[]) => kinds.map((kind, time) => ({ item: "a", kind, time }));

it("drops what the request says is in the cart, at whatever placement", () => {
  for (const placement of ["home", "product", "cart"] as const)
    expect(verdictsOf(cartContents, contextOf({ catalog, placement, cart: ["b"] }), ["a", "b"])).toEqual([
      "keep",
      "drop",
    ]);
});

it.each([
  [did("view", "cart"), "drop"],
  [did("cart", "view"), "drop"],
  [did("cart", "remove", "cart"), "drop"],
])("drops what the session put there: %j", (session, verdict) => {
  expect(verdictsOf(cartContents, contextOf({ catalog, session }), ["a", "b"])).toEqual([verdict, "keep"]);
});

it.each([[did("view")], [did("cart", "remove")], [did("cart", "order")]])(
  "has nothing to do where the session left nothing there: %j",
  (session) => {
    expect(verdictsOf(cartContents, contextOf({ catalog, session }), ["a"])).toBeNull();
  },
);
