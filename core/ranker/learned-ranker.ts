import { NO_TREES, scoreTrees, type Trees } from "./boosted-trees.ts";
import { CANDIDATES_MAX } from "./candidates.ts";
import { CaseFeatures, FEATURE_COUNT, FEATURE_NAMES } from "./case-features.ts";
import { scoreLinear } from "./linear-ranker.ts";
import type { RankerTables } from "./ranker-tables.ts";

/** How features become a score: one weight each, and the first `treeCount` trees on top. */
export interface RankerWeights {
  readonly linear: Float32Array;
  readonly trees: Trees;
  readonly treeCount: number;
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
  return { linear, trees: NO_TREES, treeCount: 0 };
}

/** One feature alone: how a single strategy would rank. */
export function singleStrategy(feature: number): RankerWeights {
  const linear = new Float32Array(FEATURE_COUNT);
  linear[feature] = 1;
  return { linear, trees: NO_TREES, treeCount: 0 };
}

/** Score of row number `row`. */
export function scoreRow({ linear, trees, treeCount }: RankerWeights, values: Float32Array, row: number): number {
  const at = row * FEATURE_COUNT;
  return scoreLinear(linear, values, at) + scoreTrees(trees, treeCount, values, at);
}

/** Ranks one prefix after the other; its scratch arrays are reused, so results are valid until the next call. */
export class LearnedRanker {
  /** Best first, after `rank`. */
  readonly items = new Uint32Array(CANDIDATES_MAX);
  readonly scores = new Float64Array(CANDIDATES_MAX);
  readonly #features: CaseFeatures;
  readonly #weights: RankerWeights;

  constructor({ tables, weights }: LearnedModel) {
    this.#features = new CaseFeatures(tables);
    this.#weights = weights;
  }

  /** `prefix`: item numbers, oldest first. Answers how many of `items` there are, at most `limit`; all are different. */
  rank(prefix: ArrayLike<number>, limit: number): number {
    const features = this.#features;
    features.compute(prefix);
    const { count, items } = features.candidates;
    let found = 0;
    const most = Math.min(limit, CANDIDATES_MAX);
    for (let candidate = 0; candidate < count; candidate++) {
      const score = scoreRow(this.#weights, features.values, candidate);
      let at = found;
      if (found < most) found++;
      else if (score <= (this.scores[--at] ?? 0)) continue;
      while (at > 0 && (this.scores[at - 1] ?? 0) < score) {
        this.scores[at] = this.scores[at - 1] ?? 0;
        this.items[at] = this.items[at - 1] ?? 0;
        at--;
      }
      this.scores[at] = score;
      this.items[at] = items[candidate] ?? 0;
    }
    return found;
  }
}
