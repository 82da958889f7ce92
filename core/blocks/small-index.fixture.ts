import type { IndexedSessions, InteractionIndex, NeighbourTable } from "../recommend/index-port.ts";

/** A click of a small index: an item and its kind's number. */
export type SmallClick = readonly [item: number, kind: number];

export interface SmallIndexOptions {
  readonly itemCount: number;
  /** Sessions kept of an item, newest first. */
  readonly sessionsPerItem: number;
  /** Items in more sessions than this have rows of their own. */
  readonly hotSessions: number;
}

/** Ids that sort as their numbers do. */
export const smallId = (item: number): string => `item-${String(item).padStart(4, "0")}`;

/** A whole index in flat arrays: what a snapshot would hold of the sessions, oldest first, without any learning. */
export function smallIndex(sessions: readonly (readonly SmallClick[])[], options: SmallIndexOptions): InteractionIndex {
  const { itemCount, sessionsPerItem, hotSessions } = options;
  const numbers = Array.from({ length: itemCount }, (_, item) => item);
  const holding = numbers.map((item) =>
    sessions
      .flatMap((clicks, session) => (clicks.some(([clicked]) => clicked === item) ? [session] : []))
      .reverse()
      .slice(0, sessionsPerItem),
  );
  const clicks = sessions.flat();
  const popularity = numbers.map((item) => clicks.filter(([clicked]) => clicked === item).length);
  const flat: IndexedSessions = {
    postingOffsets: offsetsOf(holding),
    postings: Uint32Array.from(holding.flat()),
    starts: offsetsOf(sessions),
    items: Uint32Array.from(clicks, ([item]) => item),
    kinds: clicks.every(([, kind]) => kind === 0) ? null : Uint8Array.from(clicks, ([, kind]) => kind),
  };
  /** Any numbers will do, as long as they differ from table to table: blocks carry them and do not count. */
  const table = (scale: number, least: number): NeighbourTable => {
    const rows = numbers.map((item) =>
      (holding[item]?.length ?? 0) > least ? numbers.filter((other) => (item * 7 + other * scale) % 5 === 0) : [],
    );
    const offsets = offsetsOf(rows);
    return {
      offsets,
      items: Uint32Array.from(rows.flat()),
      weights: Float32Array.from(rows.flat(), (other) => scale + other),
    };
  };
  const bought = table(3, 0);
  return {
    itemCount,
    sessionCount: sessions.length,
    sessions: flat,
    hot: { after: table(1, hotSessions), together: table(2, hotSessions) },
    repeats: Float32Array.of(0.2, 0.1, 0.05),
    indexOf: (id) => numbers.findIndex((item) => smallId(item) === id),
    idOf: smallId,
    popularity: (item) => popularity[item] ?? 0,
    recentPopularity: (item) => (popularity[item] ?? 0) / 2,
    firstSeen: (item) => item * 1_000,
    lastSeen: (item) => item * 2_000,
    trending: () => Uint32Array.from(numbers).sort((a, b) => (popularity[b] ?? 0) - (popularity[a] ?? 0) || a - b),
    boughtWith: (item) => ({
      items: bought.items.subarray(bought.offsets[item], bought.offsets[item + 1]),
      weights: bought.weights.subarray(bought.offsets[item], bought.offsets[item + 1]),
    }),
    sessionTime: (session) => session * 60_000,
  };
}

function offsetsOf(rows: readonly (readonly unknown[])[]): Uint32Array {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach(({ length }, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + length;
  });
  return offsets;
}
