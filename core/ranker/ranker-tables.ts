import type { ItemEmbedding } from "../item-embedding/item-embedding.ts";
import { type CategoryStatistics, measureCategories } from "./category-statistics.ts";
import { type ClickSessions, countSessions } from "./click-sessions.ts";
import { transitionWeights } from "./evidence-weights.ts";
import { countHotTransitions, type HotTransitions } from "./hot-transitions.ts";
import { type ItemStatistics, measureItems } from "./item-statistics.ts";
import { type ItemWalks, tabulateWalks } from "./item-walks.ts";
import { indexSessions, type SessionIndex } from "./session-index.ts";

/** Everything that candidates and their features are computed from. */
export interface RankerTables {
  readonly index: SessionIndex;
  readonly hot: HotTransitions;
  readonly statistics: ItemStatistics;
  /** `null` where the shop's categories are not known. */
  readonly categories: CategoryStatistics | null;
  /** `null` where there was too little to learn it from. */
  readonly embedding: ItemEmbedding | null;
  readonly walks: ItemWalks;
  /** Items by recent clicks, most popular first. */
  readonly trending: Uint32Array;
}

/** Trending items kept of the whole shop. */
const TRENDING_MAX = 100;

export function buildTables(
  log: ClickSessions,
  categoryOfItem: Uint32Array | null,
  embedding: ItemEmbedding | null,
  sessionsPerItem: number,
): RankerTables {
  const statistics = measureItems(log);
  const { recentClicks, clicks } = statistics;
  const trending = Uint32Array.from({ length: log.itemCount }, (_, item) => item)
    .sort((a, b) => (recentClicks[b] ?? 0) - (recentClicks[a] ?? 0) || (clicks[b] ?? 0) - (clicks[a] ?? 0) || a - b)
    .slice(0, TRENDING_MAX);
  const index = indexSessions(log, sessionsPerItem);
  return {
    index,
    hot: countHotTransitions(index, transitionWeights(countSessions(index))),
    statistics,
    categories: categoryOfItem === null ? null : measureCategories(log, categoryOfItem, statistics),
    embedding,
    walks: tabulateWalks(index),
    trending,
  };
}
