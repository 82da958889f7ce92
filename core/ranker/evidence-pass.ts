import { GatheredSessions } from "../gathered-sessions.ts";
import { countSessions } from "./click-sessions.ts";
import { EVIDENCE, EVIDENCE_COLUMNS } from "./evidence.ts";
import {
  AGE_WEIGHT_RECENT,
  AGES,
  DISTANCE_MAX,
  NEIGHBOUR_WEIGHT,
  QUERY_WEIGHT,
  QUERY_WEIGHT_TRANSITION,
  STEP_WEIGHT,
} from "./evidence-weights.ts";
import { HOT_COLUMNS, type HotTransitions } from "./hot-transitions.ts";
import type { ItemStatistics } from "./item-statistics.ts";
import { NEIGHBOURS_MAX, NeighbourSearch, SIMILARITIES } from "./neighbour-search.ts";
import type { SessionIndex } from "./session-index.ts";

/** Newest different items of the prefix that are looked for in neighbours, and that are candidates themselves. */
export const QUERY_ITEMS_MAX = 24;

const INVERSE_ROOT = Float64Array.from({ length: DISTANCE_MAX + 1 }, (_, length) => 1 / Math.sqrt(Math.max(1, length)));

/** Items that there is room for at first; it doubles where a walk meets more. */
const START_ITEMS = 2_048;
/** Items met are numbered on from walk to walk; before the numbers no longer fit 31 bits, all are forgotten. */
const NUMBERS_MAX = 2 ** 31 - 1;

/**
 * Gathers all evidence for one prefix in a single walk: the sessions of the prefix's items are found through the postings, then
 * each is read once. What it sums lies side by side for the items met, whatever the catalog's size, and is reused: nothing is
 * allocated in a walk.
 */
export class EvidencePass {
  /** Items of the last walk, `touchedCount` of them. */
  touched = new Uint32Array(START_ITEMS);
  touchedCount = 0;
  /** Row of the item at place `p` of `touched`: `p * EVIDENCE_COLUMNS` and on. */
  rows = new Float32Array(START_ITEMS * EVIDENCE_COLUMNS);
  /** Different items of the prefix, newest first, `queryCount` of them, with their distance from its end in clicks. */
  readonly queryItems = new Int32Array(QUERY_ITEMS_MAX);
  readonly queryDistances = new Int32Array(QUERY_ITEMS_MAX);
  queryCount = 0;

  readonly #index: SessionIndex;
  readonly #clicks: Uint32Array;
  readonly #hot: HotTransitions;
  /** `#base` plus an item's place in `touched`; below `#base` where the walk has not met it. */
  readonly #numberOf: Int32Array;
  #base = 1;
  readonly #neighbours: NeighbourSearch;
  /** Turns a session's distance from the newest into its place among the weights by age. */
  readonly #perAge: number;
  readonly #newest: number;
  /** Place in the query plus one; 0 for items that are not in it. */
  readonly #placeOf: Uint8Array;
  readonly #matchAt = new Int32Array(DISTANCE_MAX);
  readonly #matchPlace = new Int32Array(DISTANCE_MAX);
  readonly #after = new Float64Array(QUERY_ITEMS_MAX);
  readonly #cosine = new Float64Array(QUERY_ITEMS_MAX);
  readonly #isHot = new Uint8Array(QUERY_ITEMS_MAX);
  readonly #gathered = new GatheredSessions(NEIGHBOURS_MAX);
  /** The click before the last one; -1 where there is none. */
  #beforeLast = -1;

  constructor(index: SessionIndex, hot: HotTransitions, statistics: ItemStatistics) {
    this.#hot = hot;
    const { itemCount } = index;
    const sessions = countSessions(index);
    this.#index = index;
    this.#clicks = statistics.clicks;
    this.#numberOf = new Int32Array(itemCount);
    this.#neighbours = new NeighbourSearch(index, statistics);
    this.#perAge = AGES / Math.max(1, sessions);
    this.#newest = sessions - 1;
    this.#placeOf = new Uint8Array(itemCount);
  }

  /** `prefix`: known items, oldest first, the first `length` of the array. */
  walk(prefix: ArrayLike<number>, length: number): void {
    this.#forget();
    this.#readQuery(prefix, length);
    this.#neighbours.search(this.queryItems, this.queryDistances, this.queryCount);
    for (let place = 0; place < this.queryCount; place++) if (this.#isHot[place] === 1) this.#readHot(place);
    this.#gathered.gather(this.#index, this.#neighbours.keptSessions(), this.neighbourCount);
    for (let at = 0; at < this.neighbourCount; at++) this.#readNeighbour(at);
    for (let place = 0; place < this.queryCount; place++) this.#placeOf[this.queryItems[place] ?? 0] = 0;
  }

  /** Sessions read. */
  get neighbourCount(): number {
    return this.#neighbours.count;
  }

  /** Place of an item among the touched; negative where the last walk did not meet it. */
  placeOf(item: number): number {
    return ((this.#numberOf[item] ?? 0) - this.#base) | 0;
  }

  #forget(): void {
    this.#base += this.touchedCount;
    this.touchedCount = 0;
    if (this.#base + this.#numberOf.length <= NUMBERS_MAX) return;
    this.#numberOf.fill(0);
    this.#base = 1;
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

  /** Where the item's row begins; there is room for it. */
  #touch(item: number): number {
    const place = this.placeOf(item);
    if (place >= 0) return place * EVIDENCE_COLUMNS;
    const row = this.touchedCount * EVIDENCE_COLUMNS;
    this.#numberOf[item] = this.#base + this.touchedCount;
    this.touched[this.touchedCount++] = item;
    this.rows.fill(0, row, row + EVIDENCE_COLUMNS);
    return row;
  }

  /** Makes room for so many items more. */
  #makeRoom(more: number): void {
    const needed = this.touchedCount + more;
    if (needed <= this.touched.length) return;
    let room = this.touched.length;
    while (room < needed) room *= 2;
    const touched = new Uint32Array(room);
    const rows = new Float32Array(room * EVIDENCE_COLUMNS);
    touched.set(this.touched);
    rows.set(this.rows);
    this.touched = touched;
    this.rows = rows;
  }

  /** Transitions of a hot item, counted beforehand. */
  #readHot(place: number): void {
    const { offsets, items, values } = this.#hot;
    const item = this.queryItems[place] ?? 0;
    this.#makeRoom((offsets[item + 1] ?? 0) - (offsets[item] ?? 0));
    const rows = this.rows;
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

  /** `neighbour`: its number among those gathered. */
  #readNeighbour(neighbour: number): void {
    const { items, ends } = this.#gathered;
    const start = this.#gathered.startOf(neighbour);
    const length = (ends[neighbour] ?? 0) - start;
    const found = this.#neighbours.kept[neighbour] ?? 0;
    const session = this.#neighbours.sessions[found] ?? 0;
    this.#makeRoom(length);
    const placeOf = this.#placeOf;
    const isHot = this.#isHot;
    const lastItem = this.queryItems[0] ?? 0;
    const beforeLast = this.#beforeLast;
    const { similarity, age: ages } = this.#neighbours;
    const matchAt = this.#matchAt;
    const matchPlace = this.#matchPlace;
    const rows = this.rows;
    const touched = this.touched;
    const numberOf = this.#numberOf;
    const base = this.#base;

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
    const cell = found * SIMILARITIES;
    const age = ages[found] ?? 0;
    const ageRecent = AGE_WEIGHT_RECENT[((this.#newest - session) * this.#perAge) | 0] ?? 0;
    const norm = INVERSE_ROOT[length] ?? 0;
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
      let number = ((numberOf[item] ?? 0) - base) | 0;
      if (number < 0) {
        number = this.touchedCount++;
        numberOf[item] = base + number;
        touched[number] = item;
        rows.fill(0, number * EVIDENCE_COLUMNS, (number + 1) * EVIDENCE_COLUMNS);
      }
      const row = number * EVIDENCE_COLUMNS;
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
