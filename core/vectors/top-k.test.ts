import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TopK } from "./top-k.ts";

describe("TopK", () => {
  it("keeps exactly what sorting everything would keep", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (values, capacity) => {
          const top = new TopK(capacity);
          values.forEach((value, slot) => {
            top.offer(value, slot);
          });
          const kept = top.slots().map((slot) => values[slot] ?? Number.NaN);
          expect(kept.map((value) => value + 0)).toEqual(
            values
              .toSorted((a, b) => b - a)
              .slice(0, capacity)
              .map((value) => value + 0),
          );
        },
      ),
    );
  });

  it("says what a value must beat only once it is full", () => {
    const top = new TopK(2);
    top.offer(5, 0);
    expect(top.threshold).toBe(Number.NEGATIVE_INFINITY);
    top.offer(7, 1);
    expect(top.threshold).toBe(5);
    top.offer(6, 2);
    expect(top.threshold).toBe(6);
    expect(top.slots()).toEqual([1, 2]);
  });
});
