import { randomNumbers } from "../random-numbers.ts";
import { LEAVES_PER_TREE, TREE_DEPTH, type Trees } from "./boosted-trees.ts";
import { BINS } from "./feature-bins.ts";
import type { BinnedCases } from "./ranking-cases.ts";
import { TreeWorkspace } from "./tree-workspace.ts";

export interface TreeOptions {
  readonly trees: number;
  readonly learningRate: number;
  /** Share of the cases that each tree is grown on. */
  readonly caseShare: number;
  readonly seed: number;
}

/** Rows with a slope of this or more take part in every tree; the others with their slope's share of it as probability. */
const SURE_SLOPE = 0.05;
const CURVATURE_MIN = 1e-6;

/**
 * Gradient boosting by the listwise softmax loss on top of the cases' base scores: histogram trees (Ke et al., "LightGBM", NIPS 2017)
 * grown level by level on rows sampled by their slope (Ibragimov and Gusev, "Minimal variance sampling in stochastic gradient
 * boosting", NeurIPS 2019). Deterministic for a seed. `module`: `kernels/tree-histograms`.
 */
export function growTrees(module: WebAssembly.Module, cases: BinnedCases, options: TreeOptions): Trees {
  const trees: Trees = {
    features: new Uint8Array(options.trees * TREE_DEPTH),
    thresholds: new Float32Array(options.trees * TREE_DEPTH),
    leaves: new Float32Array(options.trees * LEAVES_PER_TREE),
  };
  const random = randomNumbers(options.seed);
  const work = new TreeWorkspace(module, cases.bins);
  work.scores.set(cases.base);
  for (let tree = 0; tree < options.trees; tree++) {
    const chosen = differentiate(work, cases, options.caseShare, random);
    work.grow(chosen).forEach(({ feature, bin }, level) => {
      trees.features[tree * TREE_DEPTH + level] = feature;
      trees.thresholds[tree * TREE_DEPTH + level] = cases.edges[feature * BINS + bin] ?? 0;
    });
    work.settle(options.learningRate);
    work.addToScores();
    trees.leaves.set(work.values, tree * LEAVES_PER_TREE);
  }
  return trees;
}

/** Writes slopes and curvatures of the loss, scaled by what each sampled row stands for; answers how many rows take part. */
function differentiate(
  { gradients, rows, scores }: TreeWorkspace,
  { starts, offsets }: BinnedCases,
  caseShare: number,
  random: () => number,
): number {
  let chosen = 0;
  for (let number = 0; number + 1 < starts.length; number++) {
    if (random() >= caseShare) continue;
    const start = starts[number] ?? 0;
    const end = starts[number + 1] ?? 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let row = start; row < end; row++) most = Math.max(most, (scores[row] ?? 0) + (offsets[row] ?? 0));
    let sum = 0;
    for (let row = start; row < end; row++) {
      const odds = Math.exp((scores[row] ?? 0) + (offsets[row] ?? 0) - most);
      gradients[2 * row] = odds;
      sum += odds;
    }
    for (let row = start; row < end; row++) {
      const share = (gradients[2 * row] ?? 0) / sum;
      const slope = share - (row === start ? 1 : 0);
      const chance = Math.min(1, Math.abs(slope) / SURE_SLOPE);
      if (chance < 1 && random() >= chance) continue;
      gradients[2 * row] = slope / chance;
      gradients[2 * row + 1] = Math.max(CURVATURE_MIN, share * (1 - share)) / chance;
      rows[chosen++] = row;
    }
  }
  return chosen;
}
