import { describe, expect, it } from "vitest";
import { randomNumbers } from "./random-numbers.ts";

describe("seeded random numbers", () => {
  it("are the same for the same seed, and others for another", () => {
    const first = (seed: number) => Array.from({ length: 5 }, randomNumbers(seed));
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it("lie evenly in [0, 1)", () => {
    const numbers = Array.from({ length: 10_000 }, randomNumbers(7));
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
