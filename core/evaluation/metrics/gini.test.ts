import { expect, it } from "vitest";
import { gini } from "./gini.ts";

it("is 0 where all items are shown alike", () => {
  expect(gini(Uint32Array.of(3, 3, 3, 3))).toBe(0);
});

it("is (n - 1) / n where one of n items takes every place", () => {
  expect(gini(Uint32Array.of(0, 9, 0, 0))).toBe(3 / 4);
});

it("of 1, 2 and 5 lists is (-2·1 + 0·2 + 2·5) / (3·8) = 1/3, in any order", () => {
  expect(gini(Uint32Array.of(1, 2, 5))).toBeCloseTo(1 / 3, 12);
  expect(gini(Uint32Array.of(5, 1, 2))).toBeCloseTo(1 / 3, 12);
});
