import { expect, it } from "vitest";
import { comparePlaces } from "./compare-places.ts";

it("compares hits and reciprocal ranks of the same cases", () => {
  const { hitRateAt20, mrrAt20 } = comparePlaces(Uint8Array.of(1, 2, 0, 4), Uint8Array.of(2, 0, 0, 4));
  expect(hitRateAt20.difference).toBe(1 / 4);
  expect(mrrAt20.difference).toBe((1 / 2 + 1 / 2) / 4);
  expect(hitRateAt20.low).toBeLessThanOrEqual(hitRateAt20.difference);
  expect(hitRateAt20.high).toBeGreaterThanOrEqual(hitRateAt20.difference);
});
