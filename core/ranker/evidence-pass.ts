import { countSessions } from "./click-sessions.ts";
import { EVIDENCE, EVIDENCE_COLUMNS } from "./evidence.ts";
import {
  ageWeights,
  DISTANCE_MAX,
  NEIGHBOUR_WEIGHT,
  QUERY_WEIGHT,
  QUERY_WEIGHT_TRANSITION,
  STEP_WEIGHT,
} from "./evidence-weights.ts";
import { HOT_COLUMNS, type HotTransitions } from "./hot-transitions.ts";
import type { ItemStatistics } from "./item-statistics.ts";
import { NeighbourSearch, SIMILARITIES } from "./neighbour-search.ts";
import type { SessionIndex } from "./session-index.ts";

/** Newest different items of the prefix that are looked for in neighbours, and that are candidates themselves. */
export const QUERY_ITEMS_MAX = 24;

/**
 * Gathers all evidence for one prefix in a single walk: the sessions of the prefix's items are found through the postings, then
 * each is read once. Its arrays are as large as catalog and sessions and are reused; nothing is allocated in a walk.
 */
export class EvidencePass {
  /** Items of the last walk, `touchedCount` of them. */
  readonly touched: Uint32Array;
  touchedCount = 0;
  /** Row of `item`: `item * EVIDENCE_COLUMNS` and on; valid for touched items. */
  readonly rows: Float32Array;
  /** Different items of the prefix, newest first, `queryCount` of them, with their distance from its end in clicks. */
  readonly queryItems = new Int32Array(QUERY_ITEMS_MAX);
  readonly queryDistances = new Int32Array(QUERY_ITEMS_MAX);
  queryCount = 0;

  readonly #index: SessionIndex;
  readonly #clicks: Uint32Array;
  readonly #hot: HotTransitions;
  readonly #itemWalk: Uint32Array;
  readonly #neighbours: NeighbourSearch;
  readonly #ageRecent: Float32Array;
  /** Place in the query plus one; 0 for items that are not in it. */
  readonly #placeOf: Uint8Array;
  readonly #matchAt = new Int32Array(DISTANCE_MAX);
  readonly #matchPlace = new Int32Array(DISTANCE_MAX);
  readonly #after = new Float64Array(QUERY_ITEMS_MAX);
  readonly #cosine = new Float64Array(QUERY_ITEMS_MAX);
  readonly #isHot = new Uint8Array(QUERY_ITEMS_MAX);
  #walk = 0;
  /** The click before the last one; -1 where there is none. */
  #beforeLast = -1;

  constructor(index: SessionIndex, hot: HotTransitions, statistics: ItemStatistics) {
    this.#hot = hot;
    const { itemCount } = index;
    const sessions = countSessions(index);
    this.#index = index;
    this.#clicks = statistics.clicks;
    this.touched = new Uint32Array(itemCount);
    this.rows = new Float32Array(itemCount * EVIDENCE_COLUMNS);
    this.#itemWalk = new Uint32Array(itemCount);
    this.#neighbours = new NeighbourSearch(index, statistics);
    this.#ageRecent = ageWeights(sessions, true);
    this.#placeOf = new Uint8Array(itemCount);
  }

  /** `prefix`: known items, oldest first, the first `length` of the array. */
  walk(prefix: ArrayLike<number>, length: number): void {
    this.#walk++;
    this.touchedCount = 0;
    this.#readQuery(prefix, length);
    this.#neighbours.search(this.queryItems, this.queryDistances, this.queryCount);
    for (let place = 0; place < this.queryCount; place++) if (this.#isHot[place] === 1) this.#readHot(place);
    const { sessions } = this.#neighbours;
    for (let at = 0; at < this.neighbourCount; at++) this.#readNeighbour(sessions[at] ?? 0);
    for (let place = 0; place < this.queryCount; place++) this.#placeOf[this.queryItems[place] ?? 0] = 0;
  }

  /** Sessions read. */
  get neighbourCount(): number {
    return this.#neighbours.count;
  }

  /** Whether the last walk met the item. */
  has(item: number): boolean {
    return this.#itemWalk[item] === this.#walk;
  }

  #readQuery(prefix: ArrayLike<number>, length: number): void {
    this.#beforeLast = length > 1 ? (prefix[length - 2] ?? -1) : -1;
    let count = 0;
    for (let at = length - 1; at >= 0 && count < QUERY_ITEMS_MAX; at--) {
      const item = prefix[at] ?? 0;
      if (this.#placeOf[item] !== 0) continue;
      const distance = Math.min(length - 1 - at, DISTANCE_MAX - 1);
      const clicks = Math.max(1, this.#clicks[item] ?? 0);
      this.queryItems[count] = item;
      this.queryDistances[count] = distance;
      this.#isHot[count] = (this.#hot.offsets[item + 1] ?? 0) > (this.#hot.offsets[item] ?? 0) ? 1 : 0;
      this.#after[count] = (QUERY_WEIGHT_TRANSITION[distance] ?? 0) / clicks;
      this.#cosine[count] = (QUERY_WEIGHT[distance] ?? 0) / Math.sqrt(clicks);
      count++;
      this.#placeOf[item] = count;
    }
    this.queryCount = count;
  }

  #touch(item: number): number {
    const row = item * EVIDENCE_COLUMNS;
    if (this.#itemWalk[item] !== this.#walk) {
      this.#itemWalk[item] = this.#walk;
      this.touched[this.touchedCount++] = item;
      this.rows.fill(0, row, row + EVIDENCE_COLUMNS);
    }
    return row;
  }

  /** Transitions of a hot item, counted beforehand. */
  #readHot(place: number): void {
    const { offsets, items, values } = this.#hot;
    const rows = this.rows;
    const item = this.queryItems[place] ?? 0;
    const share = this.#after[place] ?? 0;
    const cosine = this.#cosine[place] ?? 0;
    for (let at = offsets[item] ?? 0; at < (offsets[item + 1] ?? 0); at++) {
      const row = this.#touch(items[at] ?? 0);
      const value = at * HOT_COLUMNS;
      const adjacent = values[value] ?? 0;
      const after = values[value + 1] ?? 0;
      const before = values[value + 2] ?? 0;
      const recent = values[value + 3] ?? 0;
      const together = values[value + 4] ?? 0;
      rows[row + 8] = (rows[row + 8] ?? 0) + after * share;
      rows[row + 9] = (rows[row + 9] ?? 0) + before * share;
      rows[row + 11] = (rows[row + 11] ?? 0) + together * cosine;
      rows[row + 13] = (rows[row + 13] ?? 0) + recent * share;
      rows[row + 14] = (rows[row + 14] ?? 0) + adjacent * share;
      if (place > 0) continue;
      rows[row + 4] = adjacent;
      rows[row + 5] = after;
      rows[row + 6] = before;
      rows[row + 7] = recent;
      rows[row + 10] = together;
    }
  }

  #readNeighbour(session: number): void {
    const { starts, items } = this.#index;
    const start = starts[session] ?? 0;
    const length = (starts[session + 1] ?? 0) - start;
    const placeOf = this.#placeOf;
    const isHot = this.#isHot;
    const lastItem = this.queryItems[0] ?? 0;
    const beforeLast = this.#beforeLast;
    const { similarity, age: ages } = this.#neighbours;
    const matchAt = this.#matchAt;
    const matchPlace = this.#matchPlace;
    const rows = this.rows;
    const itemWalk = this.#itemWalk;
    const walk = this.#walk;

    let matches = 0;
    /** Those whose transitions were not counted beforehand. */
    let cold = 0;
    /** The shared click that lies nearest to the prefix's end, and the next one for the item at that click itself. */
    let nearest = -1;
    let nearestPlace = QUERY_ITEMS_MAX;
    for (let at = 0; at < length; at++) {
      const place = (placeOf[items[start + at] ?? 0] ?? 0) - 1;
      if (place < 0) continue;
      matches++;
      if (isHot[place] === 0) {
        matchAt[cold] = at;
        matchPlace[cold++] = place;
      }
      if (place <= nearestPlace) {
        nearestPlace = place;
        nearest = at;
      }
    }
    const cell = session * SIMILARITIES;
    const age = ages[session] ?? 0;
    const ageRecent = this.#ageRecent[session] ?? 0;
    const norm = 1 / Math.sqrt(length);
    const balanced = (similarity[cell] ?? 0) * norm * age;
    const last = (similarity[cell + 1] ?? 0) * norm * age;
    const all = (similarity[cell + 2] ?? 0) * norm * age;
    const recent = (similarity[cell] ?? 0) * norm * ageRecent;
    let sawLast = -1;
    let sawBeforeLast = -1;

    for (let at = 0; at < length; at++) {
      const item = items[start + at] ?? 0;
      const place = (placeOf[item] ?? 0) - 1;
      if (place === 0 && sawLast < 0) sawLast = at;
      else if (place === 1 && sawBeforeLast < 0) sawBeforeLast = at;
      // A click is no evidence for itself.
      if (matches === 1 && at === nearest) continue;
      const row = item * EVIDENCE_COLUMNS;
      if (itemWalk[item] !== walk) {
        itemWalk[item] = walk;
        this.touched[this.touchedCount++] = item;
        rows.fill(0, row, row + EVIDENCE_COLUMNS);
      }
      if (at !== nearest) {
        const distance = at > nearest ? at - nearest : nearest - at;
        const weight = NEIGHBOUR_WEIGHT[distance] ?? 0;
        rows[row] = (rows[row] ?? 0) + balanced * weight;
        rows[row + 1] = (rows[row + 1] ?? 0) + last * weight;
        rows[row + 2] = (rows[row + 2] ?? 0) + all * weight;
        rows[row + 3] = (rows[row + 3] ?? 0) + recent * weight;
      }
      if (sawLast >= 0 && sawBeforeLast >= 0 && at > sawLast && at > sawBeforeLast) {
        rows[row + EVIDENCE.afterBoth] = (rows[row + EVIDENCE.afterBoth] ?? 0) + 1;
      }
      if (at > 1 && items[start + at - 1] === lastItem && items[start + at - 2] === beforeLast) {
        rows[row + EVIDENCE.afterPair] = (rows[row + EVIDENCE.afterPair] ?? 0) + 1;
      }
      for (let match = 0; match < cold; match++) {
        const gap = at - (matchAt[match] ?? 0);
        if (gap === 0) continue;
        const from = matchPlace[match] ?? 0;
        const share = this.#after[from] ?? 0;
        if (gap > 0) {
          const step = STEP_WEIGHT[gap] ?? 0;
          rows[row + 8] = (rows[row + 8] ?? 0) + step * share;
          rows[row + 13] = (rows[row + 13] ?? 0) + step * share * ageRecent;
          if (gap === 1) rows[row + 14] = (rows[row + 14] ?? 0) + share;
          if (from === 0) {
            rows[row + 5] = (rows[row + 5] ?? 0) + step;
            rows[row + 7] = (rows[row + 7] ?? 0) + step * ageRecent;
            if (gap === 1) rows[row + 4] = (rows[row + 4] ?? 0) + 1;
          }
        } else {
          const step = STEP_WEIGHT[-gap] ?? 0;
          rows[row + 9] = (rows[row + 9] ?? 0) + step * share;
          if (from === 0) rows[row + 6] = (rows[row + 6] ?? 0) + step;
        }
        if (from === 0) rows[row + 10] = (rows[row + 10] ?? 0) + 1;
        rows[row + 11] = (rows[row + 11] ?? 0) + (this.#cosine[from] ?? 0);
      }
    }
  }
}
