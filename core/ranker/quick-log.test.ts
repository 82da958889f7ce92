import fc from "fast-check";
import { expect, test } from "vitest";
import { QUICK_LOG_ERROR, quickLog } from "./quick-log.ts";

const positive = fc.float({ min: 2 ** -126, max: 2 ** 127, noNaN: true });
/** What summing two float64s may add. */
const ROUNDING = 1e-12;

test("the quick logarithm is as near as it says", () => {
  fc.assert(
    fc.property(positive, (value) => {
      expect(Math.abs(quickLog(value) - Math.log(value))).toBeLessThanOrEqual(QUICK_LOG_ERROR + ROUNDING);
    }),
  );
});

test("it never descends where the number ascends", () => {
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      expect(quickLog(Math.max(a, b))).toBeGreaterThanOrEqual(quickLog(Math.min(a, b)));
    }),
  );
});
