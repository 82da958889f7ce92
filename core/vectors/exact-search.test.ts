import { describe, expect, it } from "vitest";
import { exactScore, rankExactly } from "./exact-search.ts";

const vector = (...values: number[]): Float32Array => new Float32Array(values);

describe("exactScore", () => {
  it("is the cosine of the angle, whatever the lengths", () => {
    expect(exactScore("cosine", vector(3, 0), vector(5, 0))).toBe(1);
    expect(exactScore("cosine", vector(1, 0), vector(0, 2))).toBe(0);
    expect(exactScore("cosine", vector(1, 0), vector(-4, 0))).toBe(-1);
    expect(exactScore("cosine", vector(1, 1), vector(1, 0))).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("calls a vector of zeros unlike everything rather than not a number", () => {
    expect(exactScore("cosine", vector(0, 0), vector(1, 0))).toBe(0);
  });

  it("is the distance for euclidean and the negative dot product for dot-product, as Vectorize has it", () => {
    expect(exactScore("euclidean", vector(0, 0), vector(3, 4))).toBe(5);
    expect(exactScore("dot-product", vector(1, 2), vector(3, 4))).toBe(-11);
  });
});

describe("rankExactly", () => {
  const stored = [
    ["far", vector(-1, 0)],
    ["b", vector(2, 0)],
    ["a", vector(2, 0)],
    ["near", vector(1, 0)],
  ] as const;

  it("puts the nearest first in every metric", () => {
    expect(rankExactly("euclidean", vector(1, 0), stored, 4).map(({ id }) => id)).toEqual(["near", "a", "b", "far"]);
    expect(rankExactly("dot-product", vector(1, 0), stored, 2).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(rankExactly("cosine", vector(1, 0), stored, 3).map(({ id }) => id)).toEqual(["a", "b", "near"]);
  });
});
