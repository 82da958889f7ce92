import { expect, it } from "vitest";
import { hitRate } from "./hit-rate.ts";

it("counts a list whose next item stands at or above the cutoff", () => {
  expect([1, 5, 6, 20, 0].map((place) => hitRate(place, 5))).toEqual([1, 1, 0, 0, 0]);
});
