import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numpyArgsort } from "./numpy-argsort.ts";

function argsort(values: readonly number[]): number[] {
  const order = new Uint32Array(values.length);
  numpyArgsort(Float64Array.from(values), order);
  return Array.from(order);
}

/** Values on which median-of-three quicksort is quadratic: Musser, "Introspective sorting and selection algorithms", 1997. */
function medianOfThreeKiller(count: number): number[] {
  const half = count / 2;
  return Array.from({ length: count }, (_, at) =>
    at >= half ? 2 * (at - half + 1) : at % 2 === 0 ? at + 1 : half + at + (half % 2),
  );
}

describe("numpyArgsort", () => {
  it("puts every place once, in ascending order of value", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 400 }), (values) => {
        const order = argsort(values);
        expect(order.toSorted((a, b) => a - b)).toEqual(values.map((_, at) => at));
        expect(order.map((at) => values[at])).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });

  it("keeps equal values of a short range in their order", () => {
    expect(argsort([1, 0, 1, 0, 1])).toEqual([1, 3, 0, 2, 4]);
  });

  it("swaps equal values of a longer range as Hoare's partition does", () => {
    expect(argsort(new Array<number>(18).fill(0))).toEqual([
      0, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 16, 17,
    ]);
  });

  it("sorts what drives quicksort into its worst case", () => {
    const values = medianOfThreeKiller(4_096);
    expect(argsort(values).map((at) => values[at])).toEqual(values.toSorted((a, b) => a - b));
  });
});
