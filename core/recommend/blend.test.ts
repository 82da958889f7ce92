import { expect, it } from "vitest";
import { blend } from "./blend.ts";
import { catalogOf, modelOf, product } from "./small-shop.fixture.ts";

const index = modelOf([
  ["a", "b", "c"],
  ["a", "c"],
]);
const input = {
  index,
  catalog: catalogOf([product("a"), product("b"), product("c")]),
  trail: ["a"],
  item: "a",
  cart: [],
  category: null,
  contentNeighbours: () => null,
  limit: 10,
};

it("gives each strategy's best candidate the strategy's weight and adds up", () => {
  const blended = blend(
    [
      { name: "sequential-rules", weight: 3 },
      { name: "co-visitation", weight: 1 },
    ],
    input,
  );
  // After a: b once at distance 1, c at distances 2 and 1. With a: c twice, b once.
  expect(blended.map(({ item, score, strategy }) => ({ item, score, strategy }))).toEqual([
    { item: "c", score: 4, strategy: "sequential-rules" },
    { item: "b", score: 3 / 1.5 + 1 / 2, strategy: "sequential-rules" },
  ]);
});

it("puts equal scores in order of id", () => {
  const similar = ["z", "m", "a2"].map((item) => ({ item, score: 0.5, because: [] }));
  const blended = blend([{ name: "similar-content", weight: 1 }], { ...input, contentNeighbours: () => similar });
  expect(blended.map(({ item }) => item)).toEqual(["a2", "m", "z"]);
});
