import { expect, it } from "vitest";
import { ndcg } from "./ndcg.ts";

it("halves from the first to the third place, as log2(4) is 2", () => {
  expect([1, 3, 7, 8, 0].map((place) => ndcg(place, 7))).toEqual([1, 1 / 2, 1 / 3, 0, 0]);
});
