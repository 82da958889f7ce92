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
