import * as z from "zod";
import { type ClickLog, sessionCountOf } from "../click-log.ts";
import type { Predictor } from "../predictor.ts";
import { ItemScores } from "./item-scores.ts";
import { mostSimilar, NeighbourSearch, newestFirst } from "./neighbour-search.ts";
import { SessionIndex } from "./session-index.ts";

/** Sessions with more different items than this share of the sessions have are left out of the index. */
const LENGTH_PERCENTILE = 0.995;
/** Steps from the end, the last click being 1, from which a match counts nothing. */
const STEPS_MAX = 100;

/** Named as in Serenade's configuration file; the defaults are its evaluator's. */
export const VmisKnnParameters = z.strictObject({
  /** Most recent sessions of an item, and of all matching ones (m). */
  m_most_recent_sessions: z.int().min(1).default(1_500),
  /** Neighbours (k). */
  neighborhood_size_k: z.int().min(1).default(500),
  /** Newest clicks of the session that are looked at. */
  max_items_in_session: z.int().min(1).default(3),
  /** Factor of an item's rarity; like in Serenade it scales all scores alike. */
  idf_weighting: z.number().positive().default(1),
  /** Not Serenade's: `true` lets the session's last item be recommended again, which Serenade always takes out. */
  keep_last_item: z.boolean().default(false),
});

/**
 * Vector multiplication indexed session kNN (VMIS-kNN) as in Serenade (`src/vmisknn/`): Kersbergen, Sprangers and Schelter,
 * "Serenade: low-latency session-based recommendation in e-commerce at scale", SIGMOD 2022. Of equal scores the item that the
 * file names first comes first: there Serenade follows the order of its hash maps.
 */
export function vmisKnn(log: ClickLog, parameters: z.infer<typeof VmisKnnParameters>): Predictor {
  const { m_most_recent_sessions: m, neighborhood_size_k: k, max_items_in_session, keep_last_item } = parameters;
  const lengths = distinctItems(log);
  const longest = lengths.toSorted()[Math.max(0, Math.ceil(LENGTH_PERCENTILE * lengths.length) - 1)] ?? 0;
  const index = new SessionIndex(log, (session) => (lengths[session] ?? 0) <= longest);
  const search = new NeighbourSearch(index);
  const scores = new ItemScores(log.itemCount);
  const idf = idfOf(index, parameters.idf_weighting);

  return ({ items }, limit) => {
    const evolving = items.slice(-max_items_in_session);
    const different = new Set(evolving).size;
    const matched = newestFirst(evolving, (position) => position / different);
    const sessions = search.recent(matched, m, m);
    const similarities = Float64Array.from(sessions, (session) => search.dot(session));

    scores.clear();
    for (const place of mostSimilar(similarities, k)) {
      const session = sessions[place] ?? 0;
      const newest = matched[search.firstMatch(session)]?.position ?? 1;
      const weight = matchWeight(evolving.length - newest + 1) * (similarities[place] ?? 0);
      for (const item of index.itemsOf(session)) scores.add(item, weight * (idf[item] ?? 0));
    }
    const last = keep_last_item ? -1 : evolving.at(-1);
    return scores
      .top(limit + 1, "scored")
      .filter((item) => item !== last)
      .slice(0, limit);
  };
}

const matchWeight = (steps: number): number => (steps < STEPS_MAX ? 1 - 0.1 * steps : 0);

function distinctItems(log: ClickLog): Uint32Array {
  return Uint32Array.from(
    { length: sessionCountOf(log) },
    (_, session) => new Set(log.items.subarray(log.starts[session], log.starts[session + 1])).size,
  );
}

/** ln(clicks / sessions of the item), where a repeated click in a session counts once. */
function idfOf(index: SessionIndex, factor: number): Float64Array {
  const sessions = Uint32Array.from({ length: index.itemCount }, (_, item) => index.sessionsOf(item).length);
  const clicks = sessions.reduce((sum, count) => sum + count, 0);
  return Float64Array.from(sessions, (count) => (count === 0 ? 0 : Math.log(clicks / count) * factor));
}
