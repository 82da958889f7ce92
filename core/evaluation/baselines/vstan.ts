import * as z from "zod";
import type { ClickLog } from "../click-log.ts";
import type { Predictor } from "../predictor.ts";
import { idfByClicks } from "./idf.ts";
import { ItemScores, RANKINGS } from "./item-scores.ts";
import { mostSimilar, NeighbourSearch, newestFirst } from "./neighbour-search.ts";
import { SessionIndex } from "./session-index.ts";

const SECONDS_PER_DAY = 86_400;

/** A decay's reach: what is this far away counts 1/e; null: no decay. */
const reach = z.number().positive().nullable();

/** Named as in session-rec; the defaults are its published configuration for hit rate on Diginetica. */
export const VstanParameters = z.strictObject({
  /** Neighbours. */
  k: z.int().min(1).default(100),
  /** Most recent sessions among which neighbours are sought (m); 0: all. */
  sample_size: z.int().min(0).default(1_000),
  /** Positions from the end of the session, for the similarity. */
  lambda_spw: reach.default(4.9),
  /** Days of age of a neighbour. */
  lambda_snh: reach.default(80),
  /** Positions between an item and the last match in a neighbour. */
  lambda_inh: reach.default(9.8),
  /** Positions from the end of the session to the newest item that a neighbour holds. */
  lambda_ipw: reach.default(4.9),
  /** How much an item's rarity counts; null or 0: not at all. */
  lambda_idf: z.number().min(0).nullable().default(5),
  /** Whether items of the session itself may be recommended. */
  remind: z.boolean().default(true),
  ranking: z.enum(RANKINGS).default("session-rec"),
});

const decay = (distance: number, lambda: number | null): number => (lambda === null ? 1 : Math.exp(-distance / lambda));

/**
 * VSTAN as session-rec has it (`algorithms/knn/vstan.py`): STAN's three decays (Garg et al., "Sequence and time aware neighborhood
 * for session-based recommendations", SIGIR 2019) with VS-kNN's rarity and position of the match. Ludewig, Mauro, Latifi and
 * Jannach, "Empirical analysis of session-based recommendation algorithms", UMUAI 31, 2021. Ties as in `vsknn.ts`.
 */
export function vstan(log: ClickLog, parameters: z.infer<typeof VstanParameters>): Predictor {
  const { k, sample_size, lambda_spw, lambda_snh, lambda_inh, lambda_ipw, lambda_idf, remind, ranking } = parameters;
  const index = new SessionIndex(log);
  const search = new NeighbourSearch(index);
  const scores = new ItemScores(log.itemCount);
  const idf = idfByClicks(log);
  const ageReach = lambda_snh === null ? null : lambda_snh * SECONDS_PER_DAY;
  /** Place of each item's last click in the neighbour at hand. */
  const lastPlace = new Uint32Array(log.itemCount);

  return ({ items, time }, limit) => {
    const matched = newestFirst(items, (position) => decay(items.length - position, lambda_spw));
    const length = Math.sqrt(matched.reduce((sum, { weight }) => sum + weight * weight, 0));
    const own = new Set(items);
    const sessions = search.recent(matched, sample_size);
    const similarities = Float64Array.from(
      sessions,
      (session) =>
        (search.dot(session) / (length * Math.sqrt(index.itemsOf(session).length))) *
        decay(time - index.timeOf(session), ageReach),
    );

    scores.clear();
    for (const place of mostSimilar(similarities, k)) {
      const similarity = similarities[place] ?? 0;
      const session = sessions[place] ?? 0;
      const newest = matched[search.firstMatch(session)]?.position ?? 1;
      const positionDecay = decay(items.length - newest, lambda_ipw);
      const clicks = index.clicksOf(session);
      let lastMatch = 0;
      for (let at = 0; at < clicks.length; at++) {
        const item = clicks[at] ?? 0;
        lastPlace[item] = at;
        if (own.has(item)) lastMatch = at;
      }
      for (const item of index.itemsOf(session)) {
        if (!remind && own.has(item)) continue;
        const near = similarity * decay(Math.abs((lastPlace[item] ?? 0) - lastMatch), lambda_inh);
        scores.add(item, (near + near * (idf[item] ?? 0) * (lambda_idf ?? 0)) * positionDecay);
      }
    }
    return scores.top(limit, ranking);
  };
}
