import { randomNumbers } from "../random-numbers.ts";
import { scoreTrees, type Trees } from "./boosted-trees.ts";
import { FEATURE_COUNT } from "./case-features.ts";
import { BINS, type BinnedRows, binRows } from "./feature-bins.ts";
import type { RankingCases } from "./ranking-cases.ts";

export interface TreeOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly learningRate: number;
  /** Share of the cases that each tree is grown on. */
  readonly caseShare: number;
  readonly seed: number;
}

/** Added to a leaf's curvature: small leaves stay near 0. */
const LEAF_PENALTY = 2;
/** Least curvature of a leaf: about as many undecided rows. */
const LEAF_CURVATURE_MIN = 4;
const CELLS = FEATURE_COUNT * BINS * 2;

interface Leaf {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly histogram: Float64Array;
  readonly slope: number;
  readonly curvature: number;
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

/**
 * Gradient boosting by the listwise softmax loss on top of `base`, the score that each row has already: histogram trees grown
 * leaf by leaf (Ke et al., "LightGBM", NIPS 2017). Deterministic for a seed.
 */
export function growTrees(cases: RankingCases, base: Float64Array, options: TreeOptions): Trees {
  return new Grower(cases, base, options).grow();
}

class Grower {
  readonly #cases: RankingCases;
  readonly #options: TreeOptions;
  readonly #binned: BinnedRows;
  readonly #scores: Float64Array;
  readonly #slopes: Float64Array;
  readonly #curvatures: Float64Array;
  readonly #rows: Uint32Array;
  readonly #spare: Uint32Array;
  readonly #random: () => number;
  readonly #features: Uint8Array;
  readonly #thresholds: Float32Array;
  readonly #left: Uint8Array;
  readonly #nodesPerTree: number;
  #pool: Float64Array[] = [];

  constructor(cases: RankingCases, base: Float64Array, options: TreeOptions) {
    const rows = base.length;
    this.#cases = cases;
    this.#options = options;
    this.#binned = binRows(cases.values);
    this.#scores = base.slice();
    this.#slopes = new Float64Array(rows);
    this.#curvatures = new Float64Array(rows);
    this.#rows = new Uint32Array(rows);
    this.#spare = new Uint32Array(rows);
    this.#random = randomNumbers(options.seed);
    this.#nodesPerTree = 2 * options.leaves - 1;
    const nodes = options.trees * this.#nodesPerTree;
    this.#features = new Uint8Array(nodes);
    this.#thresholds = new Float32Array(nodes);
    this.#left = new Uint8Array(nodes);
  }

  grow(): Trees {
    const { values } = this.#cases;
    const trees: Trees = {
      nodesPerTree: this.#nodesPerTree,
      features: this.#features,
      thresholds: this.#thresholds,
      left: this.#left,
    };
    for (let tree = 0; tree < this.#options.trees; tree++) {
      this.#growTree(tree * this.#nodesPerTree, this.#differentiate());
      const one: Trees = {
        nodesPerTree: this.#nodesPerTree,
        features: this.#features.subarray(tree * this.#nodesPerTree),
        thresholds: this.#thresholds.subarray(tree * this.#nodesPerTree),
        left: this.#left.subarray(tree * this.#nodesPerTree),
      };
      for (let row = 0; row < this.#scores.length; row++) {
        this.#scores[row] = (this.#scores[row] ?? 0) + scoreTrees(one, 1, values, row * FEATURE_COUNT);
      }
    }
    return trees;
  }

  /** Slopes and curvatures of the loss; answers how many rows of the chosen cases take part. */
  #differentiate(): number {
    const { starts, offsets } = this.#cases;
    let chosen = 0;
    for (let number = 0; number + 1 < starts.length; number++) {
      if (this.#random() >= this.#options.caseShare) continue;
      const start = starts[number] ?? 0;
      const end = starts[number + 1] ?? 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let row = start; row < end; row++) most = Math.max(most, (this.#scores[row] ?? 0) + (offsets[row] ?? 0));
      let sum = 0;
      for (let row = start; row < end; row++) {
        const odds = Math.exp((this.#scores[row] ?? 0) + (offsets[row] ?? 0) - most);
        this.#slopes[row] = odds;
        sum += odds;
      }
      for (let row = start; row < end; row++) {
        const share = (this.#slopes[row] ?? 0) / sum;
        this.#slopes[row] = share - (row === start ? 1 : 0);
        this.#curvatures[row] = Math.max(1e-6, share * (1 - share));
        this.#rows[chosen++] = row;
      }
    }
    return chosen;
  }

  #growTree(root: number, rows: number): void {
    const histogram = this.#histogram();
    this.#fill(histogram, 0, rows);
    const leaves: Leaf[] = [this.#leaf(0, 0, rows, histogram)];
    let nodes = 1;
    while (leaves.length < this.#options.leaves) {
      let best = 0;
      for (let at = 1; at < leaves.length; at++) {
        if ((leaves[at]?.gain ?? 0) > (leaves[best]?.gain ?? 0)) best = at;
      }
      const leaf = leaves[best];
      if (leaf === undefined || leaf.gain <= 0) break;
      const middle = this.#partition(leaf);
      this.#features[root + leaf.node] = leaf.feature;
      this.#thresholds[root + leaf.node] = this.#binned.edges[leaf.feature * BINS + leaf.bin] ?? 0;
      this.#left[root + leaf.node] = nodes;
      const leftIsSmaller = middle - leaf.from <= leaf.to - middle;
      const smaller = this.#histogram();
      if (leftIsSmaller) this.#fill(smaller, leaf.from, middle);
      else this.#fill(smaller, middle, leaf.to);
      const larger = leaf.histogram;
      for (let cell = 0; cell < CELLS; cell++) larger[cell] = (larger[cell] ?? 0) - (smaller[cell] ?? 0);
      leaves[best] = this.#leaf(nodes, leaf.from, middle, leftIsSmaller ? smaller : larger);
      leaves.push(this.#leaf(nodes + 1, middle, leaf.to, leftIsSmaller ? larger : smaller));
      nodes += 2;
    }
    for (const leaf of leaves) {
      this.#left[root + leaf.node] = 0;
      this.#thresholds[root + leaf.node] = (-this.#options.learningRate * leaf.slope) / (leaf.curvature + LEAF_PENALTY);
      this.#pool.push(leaf.histogram);
    }
  }

  #histogram(): Float64Array {
    return this.#pool.pop()?.fill(0) ?? new Float64Array(CELLS);
  }

  /** Sums slope and curvature by feature and bin. */
  #fill(histogram: Float64Array, from: number, to: number): void {
    const { bins } = this.#binned;
    const rows = this.#rows;
    const slopes = this.#slopes;
    const curvatures = this.#curvatures;
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0;
      const slope = slopes[row] ?? 0;
      const curvature = curvatures[row] ?? 0;
      const first = row * FEATURE_COUNT;
      for (let feature = 0; feature < FEATURE_COUNT; feature++) {
        const cell = (feature * BINS + (bins[first + feature] ?? 0)) << 1;
        histogram[cell] = (histogram[cell] ?? 0) + slope;
        histogram[cell + 1] = (histogram[cell + 1] ?? 0) + curvature;
      }
    }
  }

  /** A leaf with its best split. */
  #leaf(node: number, from: number, to: number, histogram: Float64Array): Leaf {
    let slope = 0;
    let curvature = 0;
    for (let bin = 0; bin < BINS; bin++) {
      slope += histogram[bin * 2] ?? 0;
      curvature += histogram[bin * 2 + 1] ?? 0;
    }
    const whole = (slope * slope) / (curvature + LEAF_PENALTY);
    let gain = 0;
    let bestFeature = 0;
    let bestBin = 0;
    for (let feature = 0; feature < FEATURE_COUNT; feature++) {
      let leftSlope = 0;
      let leftCurvature = 0;
      for (let bin = 0; bin < BINS - 1; bin++) {
        const cell = (feature * BINS + bin) * 2;
        leftSlope += histogram[cell] ?? 0;
        leftCurvature += histogram[cell + 1] ?? 0;
        const rightCurvature = curvature - leftCurvature;
        if (leftCurvature < LEAF_CURVATURE_MIN) continue;
        if (rightCurvature < LEAF_CURVATURE_MIN) break;
        const rightSlope = slope - leftSlope;
        const split =
          (leftSlope * leftSlope) / (leftCurvature + LEAF_PENALTY) +
          (rightSlope * rightSlope) / (rightCurvature + LEAF_PENALTY) -
          whole;
        if (split <= gain) continue;
        gain = split;
        bestFeature = feature;
        bestBin = bin;
      }
    }
    return { node, from, to, histogram, slope, curvature, gain, feature: bestFeature, bin: bestBin };
  }

  /** Puts the rows of a leaf that go left first; answers where the others start. */
  #partition({ from, to, feature, bin }: Leaf): number {
    const { bins } = this.#binned;
    const rows = this.#rows;
    let left = from;
    let right = 0;
    for (let at = from; at < to; at++) {
      const row = rows[at] ?? 0;
      if ((bins[row * FEATURE_COUNT + feature] ?? 0) <= bin) rows[left++] = row;
      else this.#spare[right++] = row;
    }
    rows.set(this.#spare.subarray(0, right), left);
    return left;
  }
}
