import * as z from "zod";
import type { ClickLog } from "../click-log.ts";
import type { Predictor } from "../predictor.ts";
import { idfByClicks } from "./idf.ts";
import { ItemScores, RANKINGS } from "./item-scores.ts";
import { mostSimilar, NeighbourSearch, newestFirst } from "./neighbour-search.ts";
import { SessionIndex } from "./session-index.ts";

const DECAYS = ["linear", "same", "div", "log", "quadratic"] as const;

/** What a click is worth for the similarity, by its position (from 1 on) in a session of so many clicks. */
const WEIGHTINGS = {
  linear: (position: number, length: number): number => (position <= 10 ? 1 - 0.1 * (length - position) : 0),
  same: (): number => 1,
  div: (position: number, length: number): number => position / length,
  log: (position: number, length: number): number => 1 / Math.log10(length - position + 1.7),
  quadratic: (position: number, length: number): number => (position / length) ** 2,
} as const;

/** What a neighbour is worth, by the steps from the end of the session to the newest item that it holds: 1 is the last click. */
const SCORE_WEIGHTINGS = {
  linear: (steps: number): number => (steps <= 100 ? 1 - 0.1 * steps : 0),
  same: (): number => 1,
  div: (steps: number): number => 1 / steps,
  log: (steps: number): number => 1 / Math.log10(steps + 1.7),
  quadratic: (steps: number): number => 1 / (steps * steps),
} as const;

/** Named as in session-rec; the defaults are its published configuration for Diginetica. */
export const VsknnParameters = z.strictObject({
  /** Neighbours. */
  k: z.int().min(1).default(500),
  /** Most recent sessions among which neighbours are sought (m); 0: all. */
  sample_size: z.int().min(0).default(5_000),
  weighting: z.enum(DECAYS).default("quadratic"),
  weighting_score: z.enum(DECAYS).default("div"),
  /** How much an item's rarity counts; 0: not at all. */
  idf_weighting: z.number().min(0).default(5),
  /** Newest clicks that similarity looks at; null: all. */
  last_n_clicks: z.int().min(1).nullable().default(null),
  /** Whether items of the session itself may be recommended. */
  remind: z.boolean().default(true),
  /** Whether scores are divided by the greatest: it changes no order, but may make two scores equal. */
  normalize: z.boolean().default(true),
  ranking: z.enum(RANKINGS).default("session-rec"),
});

/**
 * Vector multiplication session kNN (VS-kNN) as session-rec has it (`algorithms/knn/vsknn.py`, similarity `vec`, sampling
 * `recent`). Of equally similar or equally old sessions the more recent, then the later in the file, is taken: there session-rec
 * follows the order of Python's sets. Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 28, 2018.
 */
export function vsknn(log: ClickLog, parameters: z.infer<typeof VsknnParameters>): Predictor {
  const index = new SessionIndex(log);
  const search = new NeighbourSearch(index);
  const scores = new ItemScores(log.itemCount);
  const idf = idfByClicks(log);
  const weighting = WEIGHTINGS[parameters.weighting];
  const scoreWeighting = SCORE_WEIGHTINGS[parameters.weighting_score];

  return ({ items }, limit) => {
    const considered = parameters.last_n_clicks === null ? items : items.slice(-parameters.last_n_clicks);
    const ignored = items.slice(0, items.length - considered.length);
    const matched = newestFirst(considered, (position) => weighting(position, considered.length));
    const rest = newestFirst(ignored, () => 0).filter(({ item }) => !considered.includes(item));
    const sessions = search.recent([...matched, ...rest], parameters.sample_size);
    const similarities = Float64Array.from(sessions, (session) => search.dot(session) / matched.length);

    scores.clear();
    const own = parameters.remind ? null : new Set(considered);
    for (const place of mostSimilar(similarities, parameters.k)) {
      const similarity = similarities[place] ?? 0;
      if (similarity <= 0) continue;
      const session = sessions[place] ?? 0;
      const newest = matched[search.firstMatch(session)]?.position ?? 1;
      const decay = scoreWeighting(considered.length - newest + 1);
      for (const item of index.itemsOf(session))
        if (own?.has(item) !== true)
          scores.add(item, (similarity + similarity * (idf[item] ?? 0) * parameters.idf_weighting) * decay);
    }
    if (parameters.normalize) scores.normalize();
    return scores.top(limit, parameters.ranking);
  };
}
