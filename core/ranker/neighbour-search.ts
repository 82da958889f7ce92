import { countSessions } from "./click-sessions.ts";
import { ageWeights, QUERY_WEIGHT, QUERY_WEIGHT_ALL, QUERY_WEIGHT_LAST } from "./evidence-weights.ts";
import type { ItemStatistics } from "./item-statistics.ts";
import type { SessionIndex } from "./session-index.ts";

/** Newest different items of the prefix whose sessions are neighbours. */
const SEARCHED_ITEMS_MAX = 8;
/** Sessions looked at for the last item, and for each item before it. */
const LAST_ITEM_SESSIONS_MAX = 2_000;
const EARLIER_ITEM_SESSIONS_MAX = 1_000;
/** Most similar of them that are kept. */
const NEIGHBOURS_MAX = 300;
/** Values that `similarity` holds per session, the last one unused: by prefixes that count moderately, hardly and wholly. */
export const SIMILARITIES = 4;

/** Similarities are sorted into buckets by the highest bits of their float32: exponent and 4 bits of the fraction. */
const BUCKET_SHIFT = 19;
const BUCKETS = 1 << (31 - BUCKET_SHIFT);

/** Finds the sessions most like a prefix through the postings of its items. Reused; nothing is allocated in a search. */
export class NeighbourSearch {
  /** The first `count`, in no order. */
  readonly sessions: Uint32Array;
  count = 0;
  /** Of session `s`: `similarity[s * SIMILARITIES]` and on; valid for those found. */
  readonly similarity: Float32Array;
  /** Weight of each session by its age. */
  readonly age: Float32Array;
  readonly #index: SessionIndex;
  readonly #sessionWalk: Uint32Array;
  readonly #rarity: Float32Array;
  readonly #scores: Float32Array;
  readonly #scoreBits: Uint32Array;
  readonly #buckets = new Uint32Array(BUCKETS);
  #walk = 0;

  constructor(index: SessionIndex, statistics: ItemStatistics) {
    const sessions = countSessions(index);
    this.#index = index;
    this.sessions = new Uint32Array(sessions);
    this.similarity = new Float32Array(sessions * SIMILARITIES);
    this.#sessionWalk = new Uint32Array(sessions);
    this.age = ageWeights(sessions, false);
    this.#rarity = Float32Array.from(statistics.clicks, (clicks) => Math.log1p(sessions / (clicks + 1)));
    this.#scores = new Float32Array(sessions);
    this.#scoreBits = new Uint32Array(this.#scores.buffer);
  }

  /** `items`: different items of the prefix, newest first, with their distances from its end in clicks. */
  search(items: Int32Array, distances: Int32Array, count: number): void {
    this.#walk++;
    this.#walkPostings(items, distances, count);
    if (this.count > NEIGHBOURS_MAX) this.#keepMostSimilar();
  }

  #walkPostings(items: Int32Array, distances: Int32Array, count: number): void {
    const { postingOffsets, postings } = this.#index;
    const walk = this.#walk;
    const sessionWalk = this.#sessionWalk;
    const { similarity } = this;
    const { sessions } = this;
    let found = 0;
    const searched = Math.min(SEARCHED_ITEMS_MAX, count);
    for (let place = 0; place < searched; place++) {
      const item = items[place] ?? 0;
      const distance = distances[place] ?? 0;
      const rarity = this.#rarity[item] ?? 0;
      const balanced = rarity * (QUERY_WEIGHT[distance] ?? 0);
      const last = rarity * (QUERY_WEIGHT_LAST[distance] ?? 0);
      const all = rarity * (QUERY_WEIGHT_ALL[distance] ?? 0);
      const start = postingOffsets[item] ?? 0;
      const limit = place === 0 ? LAST_ITEM_SESSIONS_MAX : EARLIER_ITEM_SESSIONS_MAX;
      const end = Math.min(postingOffsets[item + 1] ?? 0, start + limit);
      for (let at = start; at < end; at++) {
        const session = postings[at] ?? 0;
        const cell = session * SIMILARITIES;
        if (sessionWalk[session] !== walk) {
          sessionWalk[session] = walk;
          sessions[found++] = session;
          similarity[cell] = balanced;
          similarity[cell + 1] = last;
          similarity[cell + 2] = all;
        } else {
          similarity[cell] = (similarity[cell] ?? 0) + balanced;
          similarity[cell + 1] = (similarity[cell + 1] ?? 0) + last;
          similarity[cell + 2] = (similarity[cell + 2] ?? 0) + all;
        }
      }
    }
    this.count = found;
  }

  /** Keeps the most similar neighbours; of those in the last bucket that fits partly, the first found. */
  #keepMostSimilar(): void {
    const { sessions } = this;
    const scores = this.#scores;
    const bits = this.#scoreBits;
    const buckets = this.#buckets.fill(0);
    const found = this.count;
    for (let at = 0; at < found; at++) {
      const session = sessions[at] ?? 0;
      scores[at] = (this.similarity[session * SIMILARITIES] ?? 0) * (this.age[session] ?? 0);
      const bucket = (bits[at] ?? 0) >>> BUCKET_SHIFT;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    let bucket = BUCKETS - 1;
    let room = NEIGHBOURS_MAX;
    while (bucket > 0 && (buckets[bucket] ?? 0) <= room) room -= buckets[bucket--] ?? 0;
    let kept = 0;
    for (let at = 0; at < found; at++) {
      const own = (bits[at] ?? 0) >>> BUCKET_SHIFT;
      if (own < bucket || (own === bucket && room-- <= 0)) continue;
      sessions[kept++] = sessions[at] ?? 0;
    }
    this.count = kept;
  }
}
