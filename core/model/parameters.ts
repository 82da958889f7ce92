import { RANKER_DEFAULTS, type RankerSettings } from "../ranker/learn-ranker.ts";

/** What training may be told; every value is written into the report. */
export interface TrainingParameters {
  /** Most clicks a model learns from; the newest are kept. Bounds training's memory to about 100 bytes a click. */
  readonly maxClicks: number;
  readonly sessionMaxClicks: number;
  /** Sessions kept per item, newest first: m of VMIS-kNN, and the most that co-visitation counts. */
  readonly sessionsPerItem: number;
  /** Neighbours kept per item and table. */
  readonly neighboursPerItem: number;
  /** Days after which an interaction counts half towards recent popularity. */
  readonly recentHalfLifeDays: number;
}

/** Clicks of the default cap: one isolate builds it in memory within a step. */
export const TRAINING_MAX_CLICKS = 1_000_000;

export const DEFAULT_PARAMETERS: TrainingParameters = {
  maxClicks: TRAINING_MAX_CLICKS,
  sessionMaxClicks: 100,
  sessionsPerItem: 2_500,
  neighboursPerItem: 100,
  recentHalfLifeDays: 7,
};

/**
 * Most clicks whose ranking a training learns inside an isolate of 128 MB; see `docs/design/model.md` for what was measured. A
 * larger shop trains by the CLI.
 */
export const ISOLATE_LEARNED_MAX_CLICKS = 200_000;

/** The ranker's options with fewer cases: their features are what learning holds most memory for, 316 bytes a row. */
export const ISOLATE_RANKER: RankerSettings = {
  ...RANKER_DEFAULTS,
  linearCases: 800,
  treeCases: 2_000,
  judgedCases: 2_000,
  // Training holds three vectors of an item: 12 bytes a dimension.
  embedding: { ...RANKER_DEFAULTS.embedding, dimensions: 64, negatives: 256 },
};
