import { describe, expect, it } from "vitest";
import { randomNumbers } from "../random-numbers.ts";
import { FEATURE_COUNT } from "./features/feature-names.ts";
import { addGradient, fitLinear } from "./linear-ranker.ts";
import type { RankingCases } from "./ranking-cases.ts";

const ROWS = 4;

function casesOf(count: number, seed: number, teach: (first: Float32Array) => void): RankingCases {
  const random = randomNumbers(seed);
  const values = Float32Array.from({ length: count * ROWS * FEATURE_COUNT }, () => random() - 0.5);
  for (let number = 0; number < count; number++) {
    const at = number * ROWS * FEATURE_COUNT;
    teach(values.subarray(at, at + FEATURE_COUNT));
  }
  return {
    starts: Uint32Array.from({ length: count + 1 }, (_, number) => number * ROWS),
    values,
    offsets: Float32Array.from({ length: count * ROWS }, (_, row) => (row % ROWS === ROWS - 1 ? Math.log(3) : 0)),
  };
}

const inOrder = (length: number): Uint32Array => Uint32Array.from({ length }, (_, at) => at);

describe("the gradient of the listwise loss", () => {
  it("is the slope that small changes of the weights show", () => {
    const cases = casesOf(1, 7, () => undefined);
    const random = randomNumbers(8);
    const weights = Float32Array.from({ length: FEATURE_COUNT }, () => random() - 0.5);
    const gradient = new Float64Array(FEATURE_COUNT);
    addGradient(cases, 0, weights, gradient);
    const lossWith = (feature: number, change: number): number => {
      const changed = weights.slice();
      changed[feature] = (changed[feature] ?? 0) + change;
      return addGradient(cases, 0, changed, new Float64Array(FEATURE_COUNT));
    };
    for (const feature of [0, 5, FEATURE_COUNT - 1]) {
      const slope = (lossWith(feature, 1e-2) - lossWith(feature, -1e-2)) / 2e-2;
      expect(gradient[feature]).toBeCloseTo(slope, 4);
    }
  });
});

describe("a fitted linear ranking", () => {
  it("gives weight to the feature that tells, and little to the others", () => {
    const cases = casesOf(400, 1, (first) => {
      first[3] = (first[3] ?? 0) + 1;
    });
    const weights = fitLinear(cases, inOrder);
    const others = weights.filter((_, feature) => feature !== 3).map(Math.abs);
    expect(weights[3]).toBeGreaterThan(3 * Math.max(...others));
  });

  it("is the same for the same cases", () => {
    const cases = casesOf(50, 2, () => undefined);
    expect(fitLinear(cases, inOrder)).toEqual(fitLinear(cases, inOrder));
  });
});
