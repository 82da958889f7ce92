import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { randomNumbers } from "../random-numbers.ts";
import { countTrees, scoreTrees, type Trees } from "./boosted-trees.ts";
import { FEATURE_COUNT } from "./case-features.ts";
import { binEdges, binRow } from "./feature-bins.ts";
import { growTrees } from "./grow-trees.ts";
import type { BinnedCases, RankingCases } from "./ranking-cases.ts";

const ROWS = 4;
const OPTIONS = { trees: 30, leaves: 4, learningRate: 0.3, caseShare: 0.8, seed: 1 };

/** Only the first row of a case has features 0 and 1 on the same side of 0: no weight per feature can tell that. */
function sameSide(count: number): RankingCases {
  const random = randomNumbers(3);
  const values = Float32Array.from({ length: count * ROWS * FEATURE_COUNT }, () => random() - 0.5);
  for (let row = 0; row < count * ROWS; row++) {
    const at = row * FEATURE_COUNT;
    const size = Math.abs(values[at + 1] ?? 0);
    values[at + 1] = Math.sign(values[at] ?? 0) * (row % ROWS === 0 ? size : -size);
  }
  return {
    starts: Uint32Array.from({ length: count + 1 }, (_, number) => number * ROWS),
    values,
    offsets: new Float32Array(count * ROWS),
  };
}

describe("a row's score by trees", () => {
  it("is the sum of the leaves that it falls into, and of the first trees alone where so asked", () => {
    const stump = { features: [2, 0, 0], thresholds: [0.5, 10, 20], left: [1, 0, 0] };
    const trees = {
      nodesPerTree: 3,
      features: Uint8Array.from([...stump.features, ...stump.features]),
      thresholds: Float32Array.from([...stump.thresholds, ...stump.thresholds]),
      left: Uint8Array.from([...stump.left, ...stump.left]),
    };
    expect(countTrees(trees)).toBe(2);
    expect(scoreTrees(trees, 2, Float32Array.from([0, 0, 0.5]), 0)).toBe(20);
    expect(scoreTrees(trees, 2, Float32Array.from([0, 0, 0.6]), 0)).toBe(40);
    expect(scoreTrees(trees, 1, Float32Array.from([0, 0, 0.6]), 0)).toBe(20);
  });
});

const binned = (cases: RankingCases): BinnedCases => {
  const edges = binEdges(cases.values);
  const bins = new Uint8Array(cases.values.length);
  for (let at = 0; at < bins.length; at += FEATURE_COUNT) binRow(edges, cases.values, at, bins, at);
  return { ...cases, bins, edges, base: new Float64Array(cases.offsets.length) };
};

const grown = (cases: RankingCases): Trees => growTrees(NODE_KERNELS.treeHistograms, binned(cases), OPTIONS);

describe("grown trees", () => {
  it("learn what no sum of features can tell", () => {
    const cases = sameSide(500);
    const trees = grown(cases);
    let right = 0;
    for (let number = 0; number < 500; number++) {
      const scores = Array.from({ length: ROWS }, (_, row) =>
        scoreTrees(trees, OPTIONS.trees, cases.values, (number * ROWS + row) * FEATURE_COUNT),
      );
      if (scores.indexOf(Math.max(...scores)) === 0) right++;
    }
    expect(right / 500).toBeGreaterThan(0.9);
  });

  it("are the same for the same seed", () => {
    const cases = sameSide(60);
    expect(grown(cases)).toEqual(grown(cases));
  });

  it("stay leaves where there is nothing to tell apart", () => {
    const cases = { ...sameSide(20), values: new Float32Array(20 * ROWS * FEATURE_COUNT) };
    const trees = grown(cases);
    expect(trees.left.every((child) => child === 0)).toBe(true);
  });
});
