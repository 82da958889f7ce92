import { countSessions } from "./click-sessions.ts";
import { AGE_WEIGHT, AGES, QUERY_WEIGHT, QUERY_WEIGHT_ALL, QUERY_WEIGHT_LAST } from "./evidence-weights.ts";
import type { ItemStatistics } from "./item-statistics.ts";
import type { SessionIndex } from "./session-index.ts";

/** Newest different items of the prefix whose sessions are neighbours. */
const SEARCHED_ITEMS_MAX = 8;
/** Sessions looked at for the last item, and for each item before it. */
const LAST_ITEM_SESSIONS_MAX = 2_000;
const EARLIER_ITEM_SESSIONS_MAX = 1_000;
/** Most similar of them that are kept. */
export const NEIGHBOURS_MAX = 300;
/** Values that `similarity` holds per session, the last one unused: by prefixes that count moderately, hardly and wholly. */
export const SIMILARITIES = 4;

/** Similarities are sorted into buckets by the highest bits of their float32: exponent and 4 bits of the fraction. */
const BUCKET_SHIFT = 19;
const BUCKETS = 1 << (31 - BUCKET_SHIFT);
/** Places are numbered on from search to search; before they no longer fit 31 bits, all are forgotten. */
const PLACES_MAX = 2 ** 31 - 1;

/** Most sessions that one search looks at. */
const FOUND_MAX = LAST_ITEM_SESSIONS_MAX + (SEARCHED_ITEMS_MAX - 1) * EARLIER_ITEM_SESSIONS_MAX;

/**
 * Finds the sessions most like a prefix through the postings of its items. Reused; nothing is allocated in a search, and what it
 * holds of each session found lies side by side, however many sessions there are.
 */
export class NeighbourSearch {
  /** Places in the arrays below of the first `count` kept, in no order. */
  readonly kept = new Uint16Array(FOUND_MAX);
  count = 0;
  /** Sessions found. */
  readonly sessions = new Uint32Array(FOUND_MAX);
  /** Of the session at place `p`: `similarity[p * SIMILARITIES]` and on. */
  readonly similarity = new Float32Array(FOUND_MAX * SIMILARITIES);
  /** Weight by age. */
  readonly age = new Float32Array(FOUND_MAX);
  readonly #index: SessionIndex;
  readonly #sessionCount: number;
  readonly #rarity: Float32Array;
  /** `#base` plus the place of a session found by this search; below `#base` where it was not. */
  readonly #placeOf: Int32Array;
  #base = 1;
  #found = 0;
  readonly #keptSessions = new Uint32Array(NEIGHBOURS_MAX);
  readonly #scores = new Float32Array(FOUND_MAX);
  readonly #scoreBits = new Uint32Array(this.#scores.buffer);
  readonly #buckets = new Uint32Array(BUCKETS);

  constructor(index: SessionIndex, statistics: ItemStatistics) {
    const sessions = countSessions(index);
    this.#index = index;
    this.#sessionCount = sessions;
    this.#placeOf = new Int32Array(sessions);
    this.#rarity = Float32Array.from(statistics.clicks, (clicks) => Math.log1p(sessions / (clicks + 1)));
  }

  /** The kept sessions themselves, the first `count`; valid until the next call. */
  keptSessions(): Uint32Array {
    for (let at = 0; at < this.count; at++) this.#keptSessions[at] = this.sessions[this.kept[at] ?? 0] ?? 0;
    return this.#keptSessions;
  }

  /** `items`: different items of the prefix, newest first, with their distances from its end in clicks. */
  search(items: Int32Array, distances: Int32Array, count: number): void {
    this.#forget();
    this.#walkPostings(items, distances, count);
    if (this.#found > NEIGHBOURS_MAX) this.#keepMostSimilar();
    else {
      for (let place = 0; place < this.#found; place++) this.kept[place] = place;
      this.count = this.#found;
    }
  }

  #forget(): void {
    this.#base += this.#found;
    this.#found = 0;
    if (this.#base + FOUND_MAX <= PLACES_MAX) return;
    this.#placeOf.fill(0);
    this.#base = 1;
  }

  #walkPostings(items: Int32Array, distances: Int32Array, count: number): void {
    const { postingOffsets, postings } = this.#index;
    const { similarity, sessions, age } = this;
    const placeOf = this.#placeOf;
    const base = this.#base;
    const perAge = AGES / Math.max(1, this.#sessionCount);
    const newest = this.#sessionCount - 1;
    let found = 0;
    const searched = Math.min(SEARCHED_ITEMS_MAX, count);
    for (let searching = 0; searching < searched; searching++) {
      const item = items[searching] ?? 0;
      const distance = distances[searching] ?? 0;
      const rarity = this.#rarity[item] ?? 0;
      const balanced = rarity * (QUERY_WEIGHT[distance] ?? 0);
      const last = rarity * (QUERY_WEIGHT_LAST[distance] ?? 0);
      const all = rarity * (QUERY_WEIGHT_ALL[distance] ?? 0);
      const start = postingOffsets[item] ?? 0;
      const limit = searching === 0 ? LAST_ITEM_SESSIONS_MAX : EARLIER_ITEM_SESSIONS_MAX;
      const end = Math.min(postingOffsets[item + 1] ?? 0, start + limit);
      for (let at = start; at < end; at++) {
        const session = postings[at] ?? 0;
        const place = ((placeOf[session] ?? 0) - base) | 0;
        if (place < 0) {
          placeOf[session] = base + found;
          sessions[found] = session;
          age[found] = AGE_WEIGHT[((newest - session) * perAge) | 0] ?? 0;
          const cell = found * SIMILARITIES;
          similarity[cell] = balanced;
          similarity[cell + 1] = last;
          similarity[cell + 2] = all;
          found++;
        } else {
          const cell = place * SIMILARITIES;
          similarity[cell] = (similarity[cell] ?? 0) + balanced;
          similarity[cell + 1] = (similarity[cell + 1] ?? 0) + last;
          similarity[cell + 2] = (similarity[cell + 2] ?? 0) + all;
        }
      }
    }
    this.#found = found;
  }

  /** Keeps the most similar neighbours; of those in the last bucket that fits partly, the first found. */
  #keepMostSimilar(): void {
    const { kept, similarity, age } = this;
    const scores = this.#scores;
    const bits = this.#scoreBits;
    const buckets = this.#buckets.fill(0);
    const found = this.#found;
    for (let place = 0; place < found; place++) {
      scores[place] = (similarity[place * SIMILARITIES] ?? 0) * (age[place] ?? 0);
      const bucket = (bits[place] ?? 0) >>> BUCKET_SHIFT;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    let bucket = BUCKETS - 1;
    let room = NEIGHBOURS_MAX;
    while (bucket > 0 && (buckets[bucket] ?? 0) <= room) room -= buckets[bucket--] ?? 0;
    let count = 0;
    for (let place = 0; place < found; place++) {
      const own = (bits[place] ?? 0) >>> BUCKET_SHIFT;
      if (own < bucket || (own === bucket && room-- <= 0)) continue;
      kept[count++] = place;
    }
    this.count = count;
  }
}
