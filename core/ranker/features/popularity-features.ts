import type { Candidates } from "../candidates.ts";
import { countSessions } from "../click-sessions.ts";
import type { RankerTables } from "../ranker-tables.ts";
import { FEATURE_AT, FEATURE_COUNT } from "./feature-names.ts";

const POPULARITY_FEATURES = 5;

/** Popularity, its trend and age: the same for every case, so they are counted once. */
export class PopularityFeatures {
  readonly #candidates: Candidates;
  /** Items × `POPULARITY_FEATURES`. */
  readonly #known: Float32Array;

  constructor(tables: RankerTables, candidates: Candidates) {
    this.#candidates = candidates;
    this.#known = popularityFeatures(tables);
  }

  write(values: Float32Array): void {
    const known = this.#known;
    const { items, count } = this.#candidates;
    for (let candidate = 0; candidate < count; candidate++) {
      const from = (items[candidate] ?? 0) * POPULARITY_FEATURES;
      const at = candidate * FEATURE_COUNT + FEATURE_AT.popularity;
      for (let n = 0; n < POPULARITY_FEATURES; n++) values[at + n] = known[from + n] ?? 0;
    }
  }
}

/** From "log clicks" on, of each item. */
function popularityFeatures({ statistics, index }: RankerTables): Float32Array {
  const sessions = Math.max(1, countSessions(index));
  const features = new Float32Array(index.itemCount * POPULARITY_FEATURES);
  for (let item = 0; item < index.itemCount; item++) {
    const clicks = Math.log1p(statistics.clicks[item] ?? 0);
    const recent = Math.log1p(statistics.recentClicks[item] ?? 0);
    const sinceFirst = Math.log1p(sessions - (statistics.firstSession[item] ?? 0));
    const sinceLast = Math.log1p(sessions - (statistics.lastSession[item] ?? 0));
    features.set([clicks, recent, recent - clicks, sinceFirst, sinceLast], item * POPULARITY_FEATURES);
  }
  return features;
}
