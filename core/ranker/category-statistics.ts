import { type ClickSessions, countSessions } from "./click-sessions.ts";
import type { ItemStatistics } from "./item-statistics.ts";

/** Trending items kept of each category. */
export const TRENDING_PER_CATEGORY = 12;

/** What categories add. Categories are numbers below `count`. */
export interface CategoryStatistics {
  readonly count: number;
  /** Category of each item. */
  readonly ofItem: Uint32Array;
  /** Clicks of each category, and recent ones. */
  readonly clicks: Float64Array;
  readonly recentClicks: Float64Array;
  /** Rows by category: which category the next click went to, with its share of them. */
  readonly nextOffsets: Uint32Array;
  readonly nextCategories: Uint32Array;
  readonly nextShares: Float32Array;
  /** Items by recent clicks, `trendingOffsets[c] .. trendingOffsets[c + 1]`, most popular first. */
  readonly trendingOffsets: Uint32Array;
  readonly trending: Uint32Array;
}

export function measureCategories(
  log: ClickSessions,
  ofItem: Uint32Array,
  statistics: ItemStatistics,
): CategoryStatistics {
  const count = ofItem.reduce((most, category) => Math.max(most, category + 1), 0);
  const clicks = new Float64Array(count);
  const recentClicks = new Float64Array(count);
  ofItem.forEach((category, item) => {
    clicks[category] = (clicks[category] ?? 0) + (statistics.clicks[item] ?? 0);
    recentClicks[category] = (recentClicks[category] ?? 0) + (statistics.recentClicks[item] ?? 0);
  });
  return {
    count,
    ofItem,
    clicks,
    recentClicks,
    ...countTransitions(log, ofItem, count),
    ...trendingOf(ofItem, count, statistics),
  };
}

function countTransitions(log: ClickSessions, ofItem: Uint32Array, count: number) {
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  for (let session = 0; session < countSessions(log); session++) {
    for (let at = (log.starts[session] ?? 0) + 1; at < (log.starts[session + 1] ?? 0); at++) {
      const from = rows[ofItem[log.items[at - 1] ?? 0] ?? 0];
      const to = ofItem[log.items[at] ?? 0] ?? 0;
      from?.set(to, (from.get(to) ?? 0) + 1);
    }
  }
  const nextOffsets = new Uint32Array(count + 1);
  rows.forEach((row, category) => {
    nextOffsets[category + 1] = (nextOffsets[category] ?? 0) + row.size;
  });
  const nextCategories = new Uint32Array(nextOffsets[count] ?? 0);
  const nextShares = new Float32Array(nextOffsets[count] ?? 0);
  rows.forEach((row, category) => {
    const total = [...row.values()].reduce((sum, transitions) => sum + transitions, 0);
    let at = nextOffsets[category] ?? 0;
    for (const [to, transitions] of [...row].sort(([a], [b]) => a - b)) {
      nextCategories[at] = to;
      nextShares[at++] = transitions / total;
    }
  });
  return { nextOffsets, nextCategories, nextShares };
}

function trendingOf(ofItem: Uint32Array, count: number, { recentClicks }: ItemStatistics) {
  const members = Array.from({ length: count }, (): number[] => []);
  ofItem.forEach((category, item) => {
    members[category]?.push(item);
  });
  const best = members.map((items) =>
    items.sort((a, b) => (recentClicks[b] ?? 0) - (recentClicks[a] ?? 0) || a - b).slice(0, TRENDING_PER_CATEGORY),
  );
  const trendingOffsets = new Uint32Array(count + 1);
  best.forEach((items, category) => {
    trendingOffsets[category + 1] = (trendingOffsets[category] ?? 0) + items.length;
  });
  return { trendingOffsets, trending: Uint32Array.from(best.flat()) };
}

/** Category names of items as numbers from 0; items without a category share one. */
export function categoryNumbers(
  ids: readonly string[],
  categories: ReadonlyMap<string, string> | null,
): Uint32Array | null {
  if (categories === null) return null;
  const numbers = new Map<string | undefined, number>();
  return Uint32Array.from(ids, (id) => {
    const category = categories.get(id);
    const number = numbers.get(category) ?? numbers.size;
    numbers.set(category, number);
    return number;
  });
}
