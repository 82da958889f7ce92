import { expect, it } from "vitest";
import { reciprocalRank } from "./reciprocal-rank.ts";

it("is one by the place down to the cutoff, and nothing below or without a place", () => {
  expect([1, 2, 4, 5, 0].map((place) => reciprocalRank(place, 4))).toEqual([1, 1 / 2, 1 / 4, 0, 0]);
});
