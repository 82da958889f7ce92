import { expect, it } from "vitest";
import { meanPopularity } from "./popularity-bias.ts";

const clicks = Uint32Array.of(9, 1, 1, 4);

it("places each item among the catalog, equal ones in the middle of their ranks", () => {
  expect(meanPopularity(Uint32Array.of(1, 0, 0, 0), clicks).percentile).toBe((3 + 4) / 2 / 4);
  expect(meanPopularity(Uint32Array.of(0, 1, 0, 0), clicks).percentile).toBe((0 + 2) / 2 / 4);
});

it("weighs items by how often they were shown", () => {
  const { logClicks } = meanPopularity(Uint32Array.of(3, 1, 0, 0), clicks);
  expect(logClicks).toBeCloseTo((3 * Math.log(10) + Math.log(2)) / 4, 12);
});

it("counts items that training never saw as of no popularity", () => {
  expect(meanPopularity(Uint32Array.of(1, 0, 0, 0), clicks, 1)).toEqual({
    percentile: 0.875 / 2,
    logClicks: Math.log(10) / 2,
  });
});
