import { categoryNumbers } from "./category-statistics.ts";
import type { ClickSessions } from "./click-sessions.ts";
import { type Judgement, learnRanker, RANKER_DEFAULTS, type RankerOptions } from "./learn-ranker.ts";
import { LearnedRanker } from "./learned-ranker.ts";

export interface LearnedRecommender {
  /** The next items, best first, for a session of item ids, oldest first; ids that were not learned carry no signal. */
  rank(prefix: readonly string[], limit: number): string[];
  /** What serves, and how it and what it was compared with did on held-out cases. */
  readonly chosen: string;
  readonly judged: readonly Judgement[];
}

/**
 * Learns from sessions of item ids, oldest session first, and ranks. `categories`: of items, `null` where none are known.
 * Everything else is chosen on a cut from the sessions' end; the same sessions and options give the same ranking.
 */
export function createLearnedRecommender(
  sessions: Iterable<readonly string[]>,
  categories: ReadonlyMap<string, string> | null,
  options: Partial<RankerOptions> & Pick<RankerOptions, "kernels">,
): LearnedRecommender {
  const { log, ids, numbers } = numbered(sessions);
  const { model, chosen, judged } = learnRanker(log, categoryNumbers(ids, categories), {
    ...RANKER_DEFAULTS,
    ...options,
  });
  const ranker = new LearnedRanker(model);
  const known = (id: string): number[] => {
    const number = numbers.get(id);
    return number === undefined ? [] : [number];
  };
  return {
    chosen,
    judged,
    rank(prefix, limit) {
      const count = ranker.rank(prefix.flatMap(known), limit);
      return Array.from(ranker.items.subarray(0, count), (item) => ids[item] ?? "");
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
