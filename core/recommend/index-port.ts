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

/**
 * What strategies ask of a model. Items and sessions are numbers: item indices ascend with their ids, session numbers with
 * their time, so that comparing numbers breaks ties by id and orders sessions by age.
 */
export interface InteractionIndex {
  readonly itemCount: number;
  readonly sessionCount: number;
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
  /** Items of the same sessions, whatever the order; weight: sessions that hold both. */
  coVisited(index: number): Neighbours;
  /** Items that came after; weight: sum over sessions of 1 / distance in steps. */
  followedBy(index: number): Neighbours;
  /** Items put in the cart or ordered in the same session; weight: see `core/model/co-visitation.ts`. */
  boughtWith(index: number): Neighbours;
  /** Sessions that hold the item, newest first. */
  recentSessionsOf(index: number): Uint32Array;
  /** The session's different items in the order of their last interaction, newest last. */
  itemsOfSession(session: number): Uint32Array;
  /** The learned ranking; `null`, or not there, where the model has none. */
  learned?(): NextItemRanking | null;
  /** When the session was last active, epoch milliseconds, to the second. */
  sessionTime(session: number): number;
}
