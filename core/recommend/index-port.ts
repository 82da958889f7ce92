import type { Lead } from "./lead.ts";

/** A ranking of the next items that was learned from the shop's sessions; `core/ranker` holds the one there is. */
export interface NextItemRanking {
  /** Best first, as many as `rank` answered. */
  readonly items: Uint32Array;
  readonly scores: Float64Array;
  /** Ranks for a session of item indices, oldest first; answers how many of `items` there are, all different. */
  rank(prefix: ArrayLike<number>, limit: number): number;
}

/** Items that go with one item, strongest first: `items[i]` with `weights[i]`. Views of the model, not to be written to. */
export interface Neighbours {
  readonly items: Uint32Array;
  readonly weights: Float32Array;
}

/** Neighbours of every item one after the other: item `i` has `offsets[i] .. offsets[i + 1]` of the columns. */
export interface NeighbourTable {
  /** uint32, items + 1 */
  readonly offsets: Uint32Array;
  /** uint32 item indices, strongest first within a row, ties by index. */
  readonly items: Uint32Array;
  /** float32, beside `items`. */
  readonly weights: Float32Array;
}

/** Sessions and items both ways, as flat arrays: what kernels walk without a call or an allocation. Not to be written to. */
export interface IndexedSessions {
  /** Item `i` is in sessions `postings[postingOffsets[i] .. postingOffsets[i + 1]]`, newest first, each once. */
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Session `s` holds clicks `starts[s] .. starts[s + 1]`, oldest first, repeats included. */
  readonly starts: Uint32Array;
  /** Item index of each click. */
  readonly items: Uint32Array;
  /** Of each click, its place in `INTERACTION_KINDS`; `null` where all are views. */
  readonly kinds: Uint8Array | null;
}

/** Counted beforehand for items in so many sessions that counting would take too long; the rows of the others are empty. */
export interface HotItems {
  /** Items that came after; weight: sum over sessions of 1 / distance in steps, by kind. */
  readonly after: NeighbourTable;
  /** Items of the same sessions, whatever the order; weight: sessions that hold both, by kind. */
  readonly together: NeighbourTable;
}

/**
 * What strategies ask of a model. Items and sessions are numbers: item indices ascend with their ids, session numbers with
 * their time, so that comparing numbers breaks ties by id and orders sessions by age.
 */
export interface InteractionIndex {
  readonly itemCount: number;
  readonly sessionCount: number;
  readonly sessions: IndexedSessions;
  readonly hot: HotItems;
  /** Share of clicks that went back to the item so many different items before: `[0]` to the one just clicked. */
  readonly repeats: Float32Array;
  /** Index of an item id; -1 where the model does not know it. */
  indexOf(id: string): number;
  idOf(index: number): string;
  /** Interactions with the item in the whole window. */
  popularity(index: number): number;
  /** The same, each worth half for every half-life of its age at the window's end. */
  recentPopularity(index: number): number;
  /** Epoch milliseconds, to the second. */
  firstSeen(index: number): number;
  lastSeen(index: number): number;
  /** Every item, by recent popularity, most popular first. */
  trending(): Uint32Array;
  /** Items put in the cart or ordered in the same session; weight: see `core/model/bought-with.ts`. */
  boughtWith(index: number): Neighbours;
  /** The learned ranking; `null`, or not there, where the model has none. */
  learned?(): NextItemRanking | null;
  /** What foretold the shop's clicks best in training; not there where nothing was compared. */
  readonly lead?: Lead;
  /** When the session was last active, epoch milliseconds, to the second. */
  sessionTime(session: number): number;
}
