import type { ContainerFormat } from "./container.ts";

/**
 * Format of a model snapshot. A reader refuses any other version; sections with numbers that it does not know it leaves alone,
 * so that new parts of a model need a new number, not a new version. Numbers are never used twice.
 */
export const MODEL_FORMAT: ContainerFormat = { magic: "NSHELFMS", version: 1 };

/** Rows of different lengths one after the other: row `r` is `offsets[r] .. offsets[r + 1]` of the columns. */
export interface NeighbourTable {
  /** uint32, items + 1 */
  readonly offsets: Uint32Array;
  /** uint32 item indices, strongest first within a row, ties by index. */
  readonly items: Uint32Array;
  /** float32, beside `items`. */
  readonly weights: Float32Array;
}

export interface Rows {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/** The parts of a model, as they stand in the snapshot. Times are epoch seconds. */
export interface ModelParts {
  /** Sorted item ids, ASCII: an item's place is its index. */
  readonly idOffsets: Uint32Array;
  readonly idBytes: Uint8Array;
  readonly popularity: Uint32Array;
  readonly recentPopularity: Float32Array;
  readonly firstSeen: Uint32Array;
  readonly lastSeen: Uint32Array;
  /** Items by recent popularity, highest first. */
  readonly trending: Uint32Array;
  readonly coVisited: NeighbourTable;
  readonly followedBy: NeighbourTable;
  readonly boughtWith: NeighbourTable;
  /** Item to sessions, newest first. */
  readonly postings: Rows;
  /** Session to its different items, by last interaction, newest last. */
  readonly sessions: Rows;
  readonly sessionTimes: Uint32Array;
}

/** Section numbers on the wire. */
export const SECTION = {
  idOffsets: 1,
  idBytes: 2,
  popularity: 3,
  recentPopularity: 4,
  firstSeen: 5,
  lastSeen: 6,
  trending: 7,
  coVisited: { offsets: 8, items: 9, weights: 10 },
  followedBy: { offsets: 11, items: 12, weights: 13 },
  boughtWith: { offsets: 14, items: 15, weights: 16 },
  postings: { offsets: 17, values: 18 },
  sessions: { offsets: 19, values: 20 },
  sessionTimes: 21,
  /** The learned ranking: all of it or nothing; see `learned-sections.ts`. */
  learned: {
    facts: 22,
    trailStarts: 23,
    trailItems: 24,
    recentClicks: 25,
    firstSession: 26,
    lastSession: 27,
    repeatedNext: 28,
    repeatedLater: 29,
    trending: 30,
    hotOffsets: 31,
    hotItems: 32,
    hotValues: 33,
    linear: 34,
    treeFeatures: 35,
    treeThresholds: 36,
    treeLeft: 37,
  },
  /** There where the shop's categories are known. */
  categories: {
    ofItem: 38,
    clicks: 39,
    recentClicks: 40,
    nextOffsets: 41,
    nextCategories: 42,
    nextShares: 43,
    trendingOffsets: 44,
    trending: 45,
  },
  /** There where there were clicks enough. */
  embedding: { vectors: 46, scales: 47, distanceWeights: 48, neighbours: 49 },
} as const;
