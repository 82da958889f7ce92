import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { randomNumbers } from "../random-numbers.ts";
import { LEAVES_PER_TREE, TREE_DEPTH, TreeScorer, type Trees } from "./boosted-trees.ts";
import { binEdges, binRow } from "./feature-bins.ts";
import { FEATURE_COUNT } from "./features/feature-names.ts";
import { growTrees } from "./grow-trees.ts";
import type { BinnedCases, RankingCases } from "./ranking-cases.ts";

const ROWS = 4;
const OPTIONS = { trees: 30, learningRate: 0.3, caseShare: 0.8, seed: 1 };

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

/** What the trees say of a row, as their definition reads. */
function scoreOf({ features, thresholds, leaves }: Trees, values: ArrayLike<number>): number {
  let score = 0;
  for (let tree = 0; tree * LEAVES_PER_TREE < leaves.length; tree++) {
    let leaf = 0;
    for (let level = tree * TREE_DEPTH; level < (tree + 1) * TREE_DEPTH; level++) {
      leaf = 2 * leaf + ((values[features[level] ?? 0] ?? 0) > (thresholds[level] ?? 0) ? 1 : 0);
    }
    score += leaves[tree * LEAVES_PER_TREE + leaf] ?? 0;
  }
  return score;
}

describe("scores by trees", () => {
  const WIDTH = 5;
  const number = fc.constantFrom(0, -0, 1, -1, 0.5, -0.5, 1e-30, -1e30, 3.25, Infinity);

  it("are the sums of the leaves that each row falls into", () => {
    const some = (length: number) => fc.array(number, { minLength: length, maxLength: length });
    const features = fc.array(fc.nat(WIDTH - 1), { minLength: 2 * TREE_DEPTH, maxLength: 2 * TREE_DEPTH });
    fc.assert(
      fc.property(features, some(2 * TREE_DEPTH), some(3 * WIDTH), (asked, thresholds, values) => {
        const trees: Trees = {
          features: Uint8Array.from(asked),
          thresholds: Float32Array.from(thresholds),
          leaves: Float32Array.from({ length: 2 * LEAVES_PER_TREE }, (_, leaf) => leaf),
        };
        const scorer = new TreeScorer(trees, 4);
        scorer.score(Float32Array.from(values), WIDTH, [2, 0, 1], 3);
        [2, 0, 1].forEach((row, at) => {
          const own = Float32Array.from(values).subarray(row * WIDTH, (row + 1) * WIDTH);
          expect(scorer.scores[at]).toBe(scoreOf(trees, own));
        });
      }),
    );
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
        scoreOf(trees, cases.values.subarray((number * ROWS + row) * FEATURE_COUNT)),
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
    expect(trees.thresholds.every((threshold) => threshold === Number.POSITIVE_INFINITY)).toBe(true);
  });
});
