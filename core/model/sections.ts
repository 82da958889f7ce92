import type { HotItems, NeighbourTable } from "../recommend/index-port.ts";
import type { ContainerFormat } from "./container.ts";

export type { NeighbourTable } from "../recommend/index-port.ts";

/**
 * Format of a model snapshot. A reader refuses any other version; sections with numbers that it does not know it leaves alone,
 * so that new parts of a model need a new number, not a new version. Numbers are never used twice.
 */
export const MODEL_FORMAT: ContainerFormat = { magic: "NSHELFMS", version: 2 };

/** Rows of different lengths one after the other: row `r` is `offsets[r] .. offsets[r + 1]` of the values. */
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
  readonly hot: HotItems;
  /** See `repeats.ts`. */
  readonly repeats: Float32Array;
  readonly boughtWith: NeighbourTable;
  /** Item to sessions, newest first. */
  readonly postings: Rows;
  /** Session to its clicks, oldest first. */
  readonly sessions: Rows;
  /** `kindNumber` of each click; `null` where all are views. */
  readonly kinds: Uint8Array | null;
  readonly sessionTimes: Uint32Array;
}

/** Section numbers on the wire. 8 to 13, 19 and 20 were version 1's: transitions of every item, and sessions without repeats. */
export const SECTION = {
  idOffsets: 1,
  idBytes: 2,
  popularity: 3,
  recentPopularity: 4,
  firstSeen: 5,
  lastSeen: 6,
  trending: 7,
  boughtWith: { offsets: 14, items: 15, weights: 16 },
  postings: { offsets: 17, values: 18 },
  sessionTimes: 21,
  /** The learned ranking reads these, too. */
  sessions: { offsets: 23, values: 24 },
  kinds: 60,
  hotTogether: { offsets: 61, items: 62, weights: 63 },
  repeats: 67,
  hotAfter: { offsets: 64, items: 65, weights: 66 },
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
    treeLeaves: 71,
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
  /** uint32: place in `LEADS` of what serves; left out where nothing was compared. */
  lead: 72,
  /** Of the learned ranking. */
  walks: { items: 68, values: 69, scales: 70 },
} as const;
