import { randomNumbers } from "../random-numbers.ts";
import type { Trees } from "./boosted-trees.ts";
import { BINS } from "./feature-bins.ts";
import type { BinnedCases } from "./ranking-cases.ts";
import { LEAF_PENALTY, type Split, TreeWorkspace } from "./tree-workspace.ts";

export interface TreeOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly learningRate: number;
  /** Share of the cases that each tree is grown on. */
  readonly caseShare: number;
  readonly seed: number;
}

/** Rows with a slope of this or more take part in every tree; the others with their slope's share of it as probability. */
const SURE_SLOPE = 0.05;
const CURVATURE_MIN = 1e-6;

interface Leaf extends Split {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly histogram: number;
  readonly slope: number;
  readonly curvature: number;
}

/**
 * Gradient boosting by the listwise softmax loss on top of the cases' base scores: histogram trees grown leaf by leaf (Ke et al.,
 * "LightGBM", NIPS 2017) on rows sampled by their slope (Ibragimov and Gusev, "Minimal variance sampling in stochastic gradient
 * boosting", NeurIPS 2019). Deterministic for a seed. `module`: `kernels/tree-histograms`.
 */
export function growTrees(module: WebAssembly.Module, cases: BinnedCases, options: TreeOptions): Trees {
  return new Grower(module, cases, options).grow();
}

class Grower {
  readonly #cases: BinnedCases;
  readonly #options: TreeOptions;
  readonly #work: TreeWorkspace;
  readonly #random: () => number;
  readonly #trees: Trees;

  constructor(module: WebAssembly.Module, cases: BinnedCases, options: TreeOptions) {
    this.#cases = cases;
    this.#options = options;
    this.#work = new TreeWorkspace(module, cases.bins, options.leaves);
    this.#work.scores.set(cases.base);
    this.#random = randomNumbers(options.seed);
    const nodesPerTree = 2 * options.leaves - 1;
    const nodes = options.trees * nodesPerTree;
    this.#trees = {
      nodesPerTree,
      features: new Uint8Array(nodes),
      thresholds: new Float32Array(nodes),
      left: new Uint8Array(nodes),
    };
  }

  grow(): Trees {
    for (let tree = 0; tree < this.#options.trees; tree++) {
      this.#growTree(tree * this.#trees.nodesPerTree, this.#differentiate());
      this.#work.addTreeToScores();
    }
    return this.#trees;
  }

  /** Slopes and curvatures of the loss, scaled by what each sampled row stands for; answers how many rows take part. */
  #differentiate(): number {
    const { starts, offsets } = this.#cases;
    const { gradients, rows, scores } = this.#work;
    let chosen = 0;
    for (let number = 0; number + 1 < starts.length; number++) {
      if (this.#random() >= this.#options.caseShare) continue;
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
        if (chance < 1 && this.#random() >= chance) continue;
        gradients[2 * row] = slope / chance;
        gradients[2 * row + 1] = Math.max(CURVATURE_MIN, share * (1 - share)) / chance;
        rows[chosen++] = row;
      }
    }
    return chosen;
  }

  #growTree(root: number, rows: number): void {
    const work = this.#work;
    const { features, thresholds, left } = this.#trees;
    const leaves: Leaf[] = [this.#leaf(0, 0, rows, work.histogramOf(0, rows))];
    let nodes = 1;
    while (leaves.length < this.#options.leaves) {
      let best = 0;
      for (let at = 1; at < leaves.length; at++) {
        if ((leaves[at]?.gain ?? 0) > (leaves[best]?.gain ?? 0)) best = at;
      }
      const leaf = leaves[best];
      if (leaf === undefined || leaf.gain <= 0) break;
      const middle = work.partition(leaf.from, leaf.to, leaf);
      work.writeNode(leaf.node, leaf, nodes);
      features[root + leaf.node] = leaf.feature;
      thresholds[root + leaf.node] = this.#cases.edges[leaf.feature * BINS + leaf.bin] ?? 0;
      left[root + leaf.node] = nodes;
      // The larger side's histogram is what the smaller one leaves of the parent's.
      const leftIsSmaller = middle - leaf.from <= leaf.to - middle;
      const smaller = leftIsSmaller ? work.histogramOf(leaf.from, middle) : work.histogramOf(middle, leaf.to);
      work.subtract(leaf.histogram, smaller);
      leaves[best] = this.#leaf(nodes, leaf.from, middle, leftIsSmaller ? smaller : leaf.histogram);
      leaves.push(this.#leaf(nodes + 1, middle, leaf.to, leftIsSmaller ? leaf.histogram : smaller));
      nodes += 2;
    }
    for (const leaf of leaves) {
      const value = (-this.#options.learningRate * leaf.slope) / (leaf.curvature + LEAF_PENALTY);
      left[root + leaf.node] = 0;
      thresholds[root + leaf.node] = value;
      work.writeLeaf(leaf.node, value);
      work.release(leaf.histogram);
    }
  }

  /** A leaf with its best split. */
  #leaf(node: number, from: number, to: number, histogram: number): Leaf {
    const { slope, curvature } = this.#work.sumOf(histogram);
    const split = this.#work.findSplit(histogram, slope, curvature);
    return { node, from, to, histogram, slope, curvature, ...split };
  }
}
