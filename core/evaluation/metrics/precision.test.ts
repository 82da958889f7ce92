import { expect, it } from "vitest";
import { precision } from "./precision.ts";

it("is one relevant item by the length of the list", () => {
  expect(precision(3, 5)).toBe(1 / 5);
  expect(precision(3, 20)).toBe(1 / 20);
  expect(precision(6, 5)).toBe(0);
});
