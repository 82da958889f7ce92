import { expect, it } from "vitest";
import { novelty } from "./novelty.ts";

it("is 1 bit for an item of half of all clicks and 2 for one of a quarter, weighted by their lists", () => {
  const clicks = Uint32Array.of(4, 2, 1, 1);
  expect(novelty(Uint32Array.of(5, 0, 0, 0), clicks)).toBe(1);
  expect(novelty(Uint32Array.of(0, 5, 0, 0), clicks)).toBe(2);
  expect(novelty(Uint32Array.of(1, 1, 2, 0), clicks)).toBe((1 + 2 + 3 + 3) / 4);
  expect(novelty(new Uint32Array(4), clicks)).toBe(0);
});
