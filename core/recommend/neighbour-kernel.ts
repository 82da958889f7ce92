import { GatheredSessions } from "../gathered-sessions.ts";
import { addRepeats } from "./add-repeats.ts";
import type { IndexedSessions, InteractionIndex } from "./index-port.ts";
import { ItemScores } from "./item-scores.ts";
import { KIND_WEIGHTS } from "./kind-weights.ts";
import type { TrailItem } from "./trail.ts";

/** How sessions are found and weighed. Decays are e-folds: at that distance a weight has fallen to 37 %. */
export interface NeighbourParameters {
  /** Newest different items of the trail whose sessions are looked at. */
  readonly items: number;
  /** Most recent sessions that share an item with the trail (m). */
  readonly recentSessions: number;
  /** Most similar sessions among them (k). */
  readonly neighbours: number;
  /** Of an item of the trail, by different items since. */
  readonly trailDecay: number;
  /** Of a session's age, as a share of the window: a shop's pace is its own clock. */
  readonly ageDecay: number;
  /** Of a click in the neighbour, by steps from the item that both share. */
  readonly stepDecay: number;
  /** An item of every session counts 1; each e-fold rarer adds this much. */
  readonly rarity: number;
}

export const NEIGHBOUR_DEFAULTS: NeighbourParameters = {
  items: 5,
  recentSessions: 500,
  neighbours: 100,
  trailDecay: 2,
  ageDecay: 0.6,
  stepDecay: 6,
  rarity: 0.5,
};

/** Steps from the shared item beyond which a click counts nothing. */
const STEPS_MAX = 16;
/** A session's age is looked up in so many parts of the window. */
const AGES = 1_024;

/**
 * Session neighbours over flat arrays: sessions are found as in VMIS-kNN (Kersbergen, Sprangers and Schelter, "Serenade:
 * low-latency session-based recommendation in e-commerce at scale", SIGMOD 2022), by merging the items' posting lists newest
 * first and stopping at the m most recent; they are weighed as in VSTAN (Garg et al., "Sequence and time aware neighborhood for
 * session-based recommendations", SIGIR 2019), by the shared items' places in the trail, the session's age and each click's
 * distance from the shared item. The shared click itself is no evidence: an item of the trail comes back where neighbours came
 * back to it. Made once per model; a question allocates nothing.
 */
export class NeighbourKernel {
  /** Of the last question; sources are the trail's items, newest first. */
  readonly scores: ItemScores;

  readonly #parameters: NeighbourParameters;
  readonly #trailWeight: Float64Array;
  readonly #ageWeight: Float64Array;
  readonly #stepWeight: Float64Array;
  readonly #heads: Uint32Array;
  readonly #ends: Uint32Array;
  /** Newest session of each posting list that is not merged yet; -1 at its end. */
  readonly #fronts: Int32Array;
  readonly #found: Uint32Array;
  readonly #similarity: Float64Array;
  /** Place of the newest item of the trail that a found session holds. */
  readonly #match: Uint8Array;
  readonly #selection: Float64Array;
  readonly #gathered: GatheredSessions;

  constructor(index: InteractionIndex, parameters: NeighbourParameters = NEIGHBOUR_DEFAULTS) {
    const { items, recentSessions, trailDecay, ageDecay, stepDecay, rarity } = parameters;
    this.#parameters = parameters;
    const rarities = Float32Array.from({ length: index.itemCount }, (_, item) => {
      const share = index.sessionCount / Math.max(1, index.popularity(item));
      return 1 + rarity * Math.max(0, Math.log(share));
    });
    this.scores = new ItemScores(index.itemCount, items, rarities);
    this.#trailWeight = Float64Array.from({ length: AGES }, (_, distance) => Math.exp(-distance / trailDecay));
    this.#ageWeight = Float64Array.from({ length: AGES + 1 }, (_, age) => Math.exp(-age / AGES / ageDecay));
    this.#stepWeight = Float64Array.from({ length: STEPS_MAX }, (_, steps) => Math.exp((1 - steps) / stepDecay));
    this.#heads = new Uint32Array(items);
    this.#ends = new Uint32Array(items);
    this.#fronts = new Int32Array(items);
    this.#found = new Uint32Array(recentSessions);
    this.#similarity = new Float64Array(recentSessions);
    this.#match = new Uint8Array(recentSessions);
    this.#selection = new Float64Array(recentSessions);
    this.#gathered = new GatheredSessions(recentSessions);
  }

  /** Scores what the sessions most like the trail held. `trail`: different items, newest first. */
  ask(index: InteractionIndex, trail: readonly TrailItem[]): void {
    const { sessions, sessionCount } = index;
    this.scores.clear();
    const searched = Math.min(this.#parameters.items, trail.length);
    const found = this.#merge(sessions, sessionCount, trail, searched);
    const { neighbours } = this.#parameters;
    let least = 0;
    /** How many of those that are just similar enough fit in: the newest. */
    let equals = found;
    if (found > neighbours) {
      const similarity = this.#similarity;
      least = this.#greatest(found, neighbours);
      equals = neighbours;
      for (let at = 0; at < found; at++) if ((similarity[at] ?? 0) > least) equals--;
    }
    // The most similar move to the front of the found.
    let kept = 0;
    for (let at = 0; at < found; at++) {
      const similarity = this.#similarity[at] ?? 0;
      if (similarity < least || (similarity === least && equals-- <= 0)) continue;
      this.#found[kept] = this.#found[at] ?? 0;
      this.#similarity[kept] = similarity;
      this.#match[kept++] = this.#match[at] ?? 0;
    }
    this.#gathered.gather(sessions, this.#found, kept);
    for (let at = 0; at < kept; at++) {
      const match = this.#match[at] ?? 0;
      this.#read(at, trail[match]?.index ?? 0, match, this.#similarity[at] ?? 0, sessions.kinds !== null);
    }
    this.scores.weigh();
    addRepeats(this.scores, index, trail.slice(0, searched));
  }

  /** Merges the items' postings, which all descend, until there are m sessions or no more; answers how many. */
  #merge(
    { postingOffsets, postings }: IndexedSessions,
    sessionCount: number,
    trail: readonly TrailItem[],
    searched: number,
  ): number {
    const { recentSessions } = this.#parameters;
    const heads = this.#heads;
    const ends = this.#ends;
    const fronts = this.#fronts;
    for (let place = 0; place < searched; place++) {
      const item = trail[place]?.index ?? 0;
      const head = postingOffsets[item] ?? 0;
      const end = postingOffsets[item + 1] ?? 0;
      heads[place] = head;
      ends[place] = end;
      fronts[place] = head < end ? (postings[head] ?? 0) : -1;
    }
    const perAge = AGES / Math.max(1, sessionCount);
    let count = 0;
    while (count < recentSessions) {
      let newest = -1;
      for (let place = 0; place < searched; place++) {
        const front = fronts[place] ?? -1;
        if (front > newest) newest = front;
      }
      if (newest < 0) break;
      let similarity = 0;
      let match = -1;
      for (let place = 0; place < searched; place++) {
        if (fronts[place] !== newest) continue;
        const head = (heads[place] ?? 0) + 1;
        heads[place] = head;
        fronts[place] = head < (ends[place] ?? 0) ? (postings[head] ?? 0) : -1;
        similarity += this.#trailWeight[trail[place]?.distance ?? 0] ?? 0;
        if (match < 0) match = place;
      }
      this.#found[count] = newest;
      this.#similarity[count] = similarity * (this.#ageWeight[((sessionCount - 1 - newest) * perAge) | 0] ?? 0);
      this.#match[count++] = match;
    }
    return count;
  }

  /** The `rank`-th greatest of the first `count` similarities (quickselect: Hoare, "Find", CACM 1961). */
  #greatest(count: number, rank: number): number {
    const values = this.#selection;
    values.set(this.#similarity.subarray(0, count));
    const wanted = rank - 1;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const pivot = values[(low + high) >>> 1] ?? 0;
      let left = low;
      let right = high;
      while (left <= right) {
        while ((values[left] ?? 0) > pivot) left++;
        while ((values[right] ?? 0) < pivot) right--;
        if (left > right) break;
        const value = values[left] ?? 0;
        values[left++] = values[right] ?? 0;
        values[right--] = value;
      }
      if (wanted <= right) high = right;
      else if (wanted >= left) low = left;
      else break;
    }
    return values[wanted] ?? 0;
  }

  /** Adds what a gathered session held, by its steps from the newest click on the shared item. */
  #read(gathered: number, shared: number, source: number, amount: number, hasKinds: boolean): void {
    const { items, kinds, ends } = this.#gathered;
    const start = this.#gathered.startOf(gathered);
    const end = ends[gathered] ?? 0;
    let from = end - 1;
    while (from > start && items[from] !== shared) from--;
    const scale = amount / Math.sqrt(end - start);
    const reach = Math.min(end, from + STEPS_MAX);
    for (let at = Math.max(start, from - STEPS_MAX + 1); at < reach; at++) {
      if (at === from) continue;
      const weight = scale * (this.#stepWeight[at > from ? at - from : from - at] ?? 0);
      this.scores.add(items[at] ?? 0, source, hasKinds ? weight * (KIND_WEIGHTS[kinds[at] ?? 0] ?? 0) : weight);
    }
  }
}
