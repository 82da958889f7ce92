import { describe, expect, it } from "vitest";
import { blend, rank } from "./blend.ts";
import { catalogOf, modelOf, product } from "./small-shop.fixture.ts";
import { knownTrail } from "./trail.ts";

const index = modelOf([
  ["a", "b", "c"],
  ["a", "c"],
]);
const input = {
  index,
  catalog: catalogOf([product("a"), product("b"), product("c")]),
  trail: ["a"],
  known: knownTrail(index, ["a"]),
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
  // After a: b once at distance 1, c at distances 2 and 1. With a: c twice, b once. Nobody went back to a.
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

describe("a plan", () => {
  const similar = ["b", "x"].map((item, at) => ({ item, score: 0.9 - at / 10, because: [] }));
  const content = { name: "similar-content", weight: 5 } as const;
  const rules = { name: "sequential-rules", weight: 1 } as const;

  it("names each item once, in order of the stages, with scores that never rise", () => {
    const ranked = [...rank([[rules], [content]], { ...input, contentNeighbours: () => similar })];
    expect(ranked.map(({ item, strategy }) => [item, strategy])).toEqual([
      ["c", "sequential-rules"],
      ["b", "sequential-rules"],
      ["x", "similar-content"],
    ]);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it("does not ask a stage before those in front of it are used up", () => {
    let asked = 0;
    const contentNeighbours = () => {
      asked++;
      return similar;
    };
    const ranked = rank([[rules], [content]], { ...input, contentNeighbours });
    expect([ranked.next().value?.item, ranked.next().value?.item, asked]).toEqual(["c", "b", 0]);
    expect([ranked.next().value?.item, asked]).toEqual(["x", 1]);
  });
});
