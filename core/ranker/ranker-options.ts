import type { EmbeddingStage } from "../item-embedding/train-embedding.ts";
import type { Kernels } from "../kernels.ts";
import type { Rival } from "./rivals.ts";

/** What a shop's ranking is learned with. The same options, seed and sessions give the same ranking. */
export interface RankerSettings {
  readonly seed: number;
  /** Sessions kept per item, newest first. */
  readonly sessionsPerItem: number;
  /** Most next clicks at the end of the window that the ranking is learned and judged on. */
  readonly heldOutCases: number;
  /** Most of them that the linear ranking, the trees and the judgement look at. */
  readonly linearCases: number;
  readonly treeCases: number;
  readonly judgedCases: number;
  readonly trees: number;
  readonly embedding: {
    readonly dimensions: number;
    readonly batch: number;
    readonly negatives: number;
    /** Cases that the first stage is trained on, as whole epochs: small shops get more of them. */
    readonly cases: number;
    readonly epochsMax: number;
    /** Until the window's end, once the ranking is learned. */
    readonly stages: readonly EmbeddingStage[];
    readonly finalStages: readonly EmbeddingStage[];
  };
}

/** Settings, and whom to tell. */
export interface RankerRecipe extends RankerSettings {
  /** Told when a phase begins. */
  readonly progress?: (phase: string) => void;
}

export interface RankerOptions extends RankerRecipe {
  readonly kernels: Kernels;
  /** Numbers beyond the log's items, for items that nobody clicked yet: the ranking knows nothing of them but that they are new. */
  readonly newItems?: number;
  /** Whole strategies that serve instead where they foretell the held-out clicks better. */
  readonly rivals?: readonly Rival[];
}

export const RANKER_DEFAULTS: RankerSettings = {
  seed: 1,
  sessionsPerItem: 2_500,
  heldOutCases: 30_000,
  linearCases: 8_000,
  treeCases: 24_000,
  judgedCases: 6_000,
  trees: 160,
  embedding: {
    dimensions: 128,
    batch: 64,
    negatives: 1_024,
    cases: 1_050_000,
    epochsMax: 5,
    stages: [
      { newestShare: 1, epochs: 1, rateFrom: 0.004, rateTo: 0.0016 },
      { newestShare: 0.4, epochs: 2, rateFrom: 0.0016, rateTo: 0.0001 },
    ],
    finalStages: [{ newestShare: 0.3, epochs: 2, rateFrom: 0.002, rateTo: 0.0001 }],
  },
};
