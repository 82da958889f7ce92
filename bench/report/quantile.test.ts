import { expect, test } from "vitest";
import { quantile } from "./quantile.ts";

const hundred = Float64Array.from({ length: 100 }, (_, index) => index + 1);

test("the median and the 99th percentile of 1 to 100 are the 50th and 99th value", () => {
  expect([quantile(hundred, 0.5), quantile(hundred, 0.99)]).toEqual([50, 99]);
});

test("of a few values the 99th percentile is the largest", () => {
  expect(quantile(Float64Array.of(1, 2, 7), 0.99)).toBe(7);
});

test("there is no quantile of nothing", () => {
  expect(quantile(new Float64Array(), 0.5)).toBeNaN();
});
