import { expect, it } from "vitest";
import { coverage } from "./coverage.ts";

it("is the share of items that stood in any list, however often", () => {
  expect(coverage(Uint32Array.of(7, 0, 1, 0))).toBe(0.5);
  expect(coverage(new Uint32Array(0))).toBe(0);
});
