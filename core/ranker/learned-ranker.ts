import { BestItems } from "../best-items.ts";
import { countTrees, NO_TREES, TreeScorer, type Trees } from "./boosted-trees.ts";
import { CANDIDATES_MAX } from "./candidates.ts";
import { CaseFeatures } from "./case-features.ts";
import { FEATURE_COUNT, FEATURE_NAMES } from "./features/feature-names.ts";
import { scoreLinear } from "./linear-ranker.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** Candidates, best by the linear score, that trees look at; the others follow in the linear order. */
export const TREE_ROWS_MAX = 64;

/** How features become a score: one weight each, and trees on top. */
export interface RankerWeights {
  readonly linear: Float32Array;
  readonly trees: Trees;
}

export interface LearnedModel {
  readonly tables: RankerTables;
  readonly weights: RankerWeights;
}

/** Plain rank fusion: what serves until there are clicks enough to learn weights from. */
export function rankFusion(): RankerWeights {
  const linear = new Float32Array(FEATURE_COUNT);
  linear[FEATURE_NAMES.indexOf("mean log place")] = -1;
  linear[FEATURE_NAMES.indexOf("log recent clicks")] = 0.01;
  return { linear, trees: NO_TREES };
}

/** One feature alone: how a single strategy would rank. */
export function singleStrategy(feature: number): RankerWeights {
  const linear = new Float32Array(FEATURE_COUNT);
  linear[feature] = 1;
  return { linear, trees: NO_TREES };
}

/** Orders candidates by their features; its scratch arrays are reused, so results are valid until the next call. */
export class CandidateOrder {
  /** Candidate numbers, best first, the first `count`. */
  readonly order = new Uint32Array(CANDIDATES_MAX);
  readonly scores = new Float64Array(CANDIDATES_MAX);
  count = 0;
  readonly #weights: Float32Array;
  readonly #trees: TreeScorer | null;
  readonly #byLinear = new BestItems(CANDIDATES_MAX);
  readonly #byTrees = new BestItems(TREE_ROWS_MAX);

  constructor({ linear, trees }: RankerWeights) {
    this.#weights = linear;
    this.#trees = countTrees(trees) === 0 ? null : new TreeScorer(trees, TREE_ROWS_MAX);
  }

  /** `values`: `candidates` rows of features. Of equal scores the first candidate leads. */
  rank(values: Float32Array, candidates: number, limit: number): void {
    const byLinear = this.#byLinear;
    byLinear.clear();
    for (let candidate = 0; candidate < candidates; candidate++) {
      byLinear.offer(candidate, scoreLinear(this.#weights, values, candidate * FEATURE_COUNT));
    }
    const looked = this.#trees === null ? 0 : Math.min(TREE_ROWS_MAX, candidates);
    if (this.#trees !== null) this.#rankByTrees(this.#trees, values, looked);
    this.count = Math.min(limit, candidates);
    for (let place = 0; place < this.count; place++) {
      const from = place < looked ? this.#byTrees : byLinear;
      this.order[place] = from.items[place] ?? 0;
      this.scores[place] = from.scores[place] ?? 0;
    }
  }

  #rankByTrees(trees: TreeScorer, values: Float32Array, looked: number): void {
    const { items, scores } = this.#byLinear;
    trees.score(values, FEATURE_COUNT, items, looked);
    this.#byTrees.clear();
    for (let place = 0; place < looked; place++) {
      this.#byTrees.offer(items[place] ?? 0, (scores[place] ?? 0) + (trees.scores[place] ?? 0));
    }
  }
}

/** Ranks one prefix after the other; its scratch arrays are reused, so results are valid until the next call. */
export class LearnedRanker {
  /** Best first, after `rank`. */
  readonly items = new Uint32Array(CANDIDATES_MAX);
  /** Beside `items`; from place `TREE_ROWS_MAX` on they are linear scores, not to be compared with those before. */
  readonly scores: Float64Array;
  readonly #features: CaseFeatures;
  readonly #order: CandidateOrder;

  constructor({ tables, weights }: LearnedModel) {
    this.#features = new CaseFeatures(tables);
    this.#order = new CandidateOrder(weights);
    this.scores = this.#order.scores;
  }

  /** `prefix`: item numbers, oldest first. Answers how many of `items` there are, at most `limit`; all are different. */
  rank(prefix: ArrayLike<number>, limit: number): number {
    this.#features.compute(prefix);
    const { count, items } = this.#features.candidates;
    const order = this.#order;
    order.rank(this.#features.values, count, limit);
    for (let place = 0; place < order.count; place++) this.items[place] = items[order.order[place] ?? 0] ?? 0;
    return order.count;
  }
}
