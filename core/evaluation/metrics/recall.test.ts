import { expect, it } from "vitest";
import { recall } from "./recall.ts";

it("is whole as soon as the one relevant item is in the list", () => {
  expect(recall(20, 20)).toBe(1);
  expect(recall(20, 10)).toBe(0);
  expect(recall(0, 10)).toBe(0);
});
