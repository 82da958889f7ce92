import type { ContainerFormat } from "../model/container.ts";

/**
 * A model cut into item blocks is one directory and numbered blocks, all container files (`core/model/container.ts`). Every file
 * carries the generation of its model: a block of another one is refused, so that answers never mix two models.
 */
export const DIRECTORY_FORMAT: ContainerFormat = { magic: "NSHELFBD", version: 1 };
export const BLOCK_FORMAT: ContainerFormat = { magic: "NSHELFBK", version: 1 };

/** Section numbers of a directory: what is known of every item without its block. Never reused. */
export const DIRECTORY_SECTION = {
  /** uint32: generation, sessions, blocks. */
  facts: 1,
  idOffsets: 2,
  idBytes: 3,
  popularity: 4,
  recentPopularity: 5,
  /** Epoch seconds, like `lastSeen`. */
  firstSeen: 6,
  lastSeen: 7,
  trending: 8,
  /** uint32: number of the block of each item. */
  blockOf: 9,
  /** float32: the shop's shares of clicks that went back. */
  repeats: 10,
  /** uint32: place in `LEADS`; left out where nothing was compared. */
  lead: 11,
} as const;

/** Neighbour tables by item, as sections of offsets, items and weights. */
export const BLOCK_TABLES = {
  after: { offsets: 11, items: 12, weights: 13 },
  together: { offsets: 14, items: 15, weights: 16 },
  boughtWith: { offsets: 17, items: 18, weights: 19 },
} as const;
export type BlockTable = keyof typeof BLOCK_TABLES;
export const BLOCK_TABLE_NAMES: readonly BlockTable[] = ["after", "together", "boughtWith"];

/**
 * Section numbers of a block: its items, the sessions that their postings name, each once, and the clicks of those. References are
 * places within the block, 16 bits where they fit (then the section's element type is uint8, two a reference), else uint32.
 */
export const BLOCK_SECTION = {
  /** uint32: generation, block number. */
  facts: 1,
  /** Item indices, ascending. */
  items: 2,
  postingOffsets: 3,
  /** Places in `sessions`, newest first. */
  postings: 4,
  /** Session numbers, ascending. */
  sessions: 5,
  /** Epoch seconds. */
  sessionTimes: 6,
  /** Session to clicks, oldest first. */
  clickOffsets: 7,
  /** Places in `clickedItems`. */
  clicks: 8,
  /** Different items that the sessions hold, ascending. */
  clickedItems: 9,
  /** Beside `clicks`; empty where all are views. */
  kinds: 10,
} as const;

/** Bytes that a block may have. One item with more than that has a block of its own. */
export const BLOCK_BYTES_MAX = 128 * 1024;
