import { PREFIX_MAX } from "./case-features.ts";
import { categoryNumbers } from "./category-statistics.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { type Judgement, learnRanker, RANKER_DEFAULTS, type RankerOptions } from "./learn-ranker.ts";
import { LearnedRanker } from "./learned-ranker.ts";
import type { Rival } from "./rivals.ts";

export interface LearnedRecommender {
  /** The next items, best first, for a session of item ids, oldest first: learned ones, and the session's own. */
  rank(prefix: readonly string[], limit: number): string[];
  /** What serves, and how it and what it was compared with did on held-out cases. */
  readonly chosen: string;
  readonly judged: readonly Judgement[];
  /** Name of the rival that should serve instead; `null` where the ranking is at least as good. */
  readonly rival: string | null;
}

/**
 * Items that a session may hold and learning never saw: each is given one of so many numbers that no click has, so that
 * whether people go back to it is told by what the ranking learned of items that were new to it.
 */
const NEW_ITEMS_MAX = 24;

export type RecommenderOptions = Partial<Omit<RankerOptions, "rivals" | "kernels">> &
  Pick<RankerOptions, "kernels"> & {
    /** Whole strategies, of the items' ids, that serve instead where they foretell held-out clicks better. */
    readonly rivals?: (ids: readonly string[]) => readonly Rival[];
  };

/**
 * Learns from sessions of item ids, oldest session first, and ranks. `categories`: of items, `null` where none are known.
 * Everything else is chosen on a cut from the sessions' end; the same sessions and options give the same ranking.
 */
export function createLearnedRecommender(
  sessions: Iterable<readonly string[]>,
  categories: ReadonlyMap<string, string> | null,
  { rivals, ...options }: RecommenderOptions,
): LearnedRecommender {
  const { log, ids, numbers } = numbered(sessions);
  const newIds = Array.from({ length: NEW_ITEMS_MAX }, () => "");
  const { model, chosen, judged, rival } = learnRanker(log, categoryNumbers([...ids, ...newIds], categories), {
    ...RANKER_DEFAULTS,
    ...options,
    newItems: NEW_ITEMS_MAX,
    rivals: rivals?.(ids) ?? [],
  });
  const ranker = new LearnedRanker(model);
  return {
    chosen,
    judged,
    rival: rival?.name ?? null,
    rank(prefix, limit) {
      const strangers: string[] = [];
      const numberOf = (id: string): number => {
        const known = numbers.get(id);
        if (known !== undefined) return known;
        const before = strangers.indexOf(id);
        const place = before >= 0 ? before : strangers.push(id) - 1;
        return ids.length + (place % NEW_ITEMS_MAX);
      };
      const count = ranker.rank(prefix.slice(-PREFIX_MAX).map(numberOf), limit + NEW_ITEMS_MAX);
      const list: string[] = [];
      for (let place = 0; place < count && list.length < limit; place++) {
        const number = ranker.items[place] ?? 0;
        const id = ids[number] ?? strangers[number - ids.length];
        if (id !== undefined) list.push(id);
      }
      return list;
    },
  };
}

function numbered(sessions: Iterable<readonly string[]>) {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  const items: number[] = [];
  const starts = [0];
  for (const session of sessions) {
    for (const id of session) {
      const number = numbers.get(id) ?? numbers.size;
      if (number === ids.length) {
        numbers.set(id, number);
        ids.push(id);
      }
      items.push(number);
    }
    starts.push(items.length);
  }
  const log: ClickSessions = {
    itemCount: ids.length,
    starts: Uint32Array.from(starts),
    items: Uint32Array.from(items),
  };
  return { log, ids, numbers };
}
