import { describe, expect, it } from "vitest";
import type { InteractionKind } from "../events/interactions.ts";
import { reasonOf } from "./reason.ts";
import { catalogOf, product } from "./small-shop.fixture.ts";

const catalog = catalogOf([product("n", { title: "Navy blouse" })]);
const of = (strategy: string, because: string[], kind?: InteractionKind): string =>
  reasonOf(
    { item: "x", score: 1, strategy, because },
    { catalog, session: kind === undefined ? [] : [{ item: "n", kind, time: 0 }], bought: [] },
  );

describe("reasonOf", () => {
  it.each([
    ["sequential-rules", "Often viewed after Navy blouse"],
    ["co-visitation", "Often viewed together with Navy blouse"],
    ["similar-content", "Similar to Navy blouse"],
    ["goes-with", "Goes well with Navy blouse"],
    ["session-neighbours", "People who viewed Navy blouse also viewed this"],
  ])("%s: %s", (strategy, text) => {
    expect(of(strategy, ["n"])).toBe(text);
  });

  it("says what the person did, where the person did it", () => {
    expect(of("session-neighbours", ["n"], "view")).toBe("Because you viewed Navy blouse");
    expect(of("session-neighbours", ["n"], "order")).toBe("Because you bought Navy blouse");
  });

  it.each([
    [["view"], "You viewed this"],
    [["view", "cart", "remove"], "You had this in your cart"],
    [["view", "cart", "order", "view"], "You bought this before"],
  ] as const)("of a product that the person did %j with: %s", (kinds, text) => {
    const session = kinds.map((kind, time) => ({ item: "x", kind, time }));
    const ranked = { item: "x", score: 1, strategy: "session-neighbours", because: ["x"] };
    expect(reasonOf(ranked, { catalog, session, bought: [] })).toBe(text);
  });

  it("says that a product was bought before, where the caller knows it", () => {
    const ranked = { item: "x", score: 1, strategy: "popular", because: [] };
    const bought = [{ item: "x", time: 0 }];
    expect(reasonOf(ranked, { catalog, session: [], bought })).toBe("You bought this before");
  });

  it("says of what is tried out that it is, and what it is like", () => {
    expect(of("exploration", [])).toBe("Yet to be discovered");
    expect(of("exploration", ["n"])).toBe("Yet to be discovered: similar to Navy blouse");
  });

  it("names the category in words", () => {
    expect(of("category-popular", ["summer-dresses"])).toBe("Popular in Summer dresses");
    expect(of("popular", [])).toBe("Popular now");
  });

  it("has words without a name where the catalog no longer knows the product", () => {
    for (const strategy of ["sequential-rules", "session-neighbours", "similar-content", "goes-with", "catalog"]) {
      expect(of(strategy, ["gone"])).not.toMatch(/gone|undefined/);
    }
  });
});
