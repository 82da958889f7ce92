import { BestItems } from "../best-items.ts";
import { TRANSITION_REACH } from "./evidence-weights.ts";
import type { SessionIndex } from "./session-index.ts";

/** Items that each item's walks end at, most often first, and how often: what one or two steps of transitions lead to. */
export interface ItemWalks {
  /** Items × `WALKS_PER_ITEM`; beyond an item's own it names itself, with value 0. */
  readonly items: Uint32Array;
  /** Beside `items`: a share of the item's scale in 255ths. */
  readonly values: Uint8Array;
  readonly scales: Float32Array;
}

export const WALKS_PER_ITEM = 32;
/** Transitions kept of an item to walk along, and newest sessions that they are counted from. */
const STEPS_PER_ITEM = 24;
const SESSIONS_MAX = 300;
/** What a transition against the order of clicks is worth. */
const BACKWARD = 0.5;
/** Added to an item's sum of transitions: few of them tell little. */
const PRIOR = 1;
const LEVELS = 255;

/**
 * Walks of one and two steps over the graph of transitions (decayed with their distance within 8 clicks, both ways), each step's
 * weight divided by the square root of how often its end is visited, so that walks do not all end at what is popular; as sums of
 * the transition matrix and its square (Craswell and Szummer, "Random walks on the click graph", SIGIR 2007). Two steps find what no
 * session has seen together yet: on sparse shops a tenth of the next clicks.
 */
export function tabulateWalks(index: SessionIndex): ItemWalks {
  const steps = countSteps(index);
  const { itemCount } = index;
  const items = new Uint32Array(itemCount * WALKS_PER_ITEM);
  const values = new Uint8Array(items.length);
  const scales = new Float32Array(itemCount);
  const sums = new SparseSums(itemCount);
  const best = new BestItems(WALKS_PER_ITEM);
  for (let item = 0; item < itemCount; item++) {
    sums.clear();
    for (let first = item * STEPS_PER_ITEM; first < (item + 1) * STEPS_PER_ITEM; first++) {
      const weight = steps.weights[first] ?? 0;
      if (weight === 0) break;
      const middle = steps.items[first] ?? 0;
      sums.add(middle, weight);
      for (let second = middle * STEPS_PER_ITEM; second < (middle + 1) * STEPS_PER_ITEM; second++) {
        const further = steps.weights[second] ?? 0;
        if (further === 0) break;
        const end = steps.items[second] ?? 0;
        if (end !== item) sums.add(end, weight * further);
      }
    }
    sums.select(best);
    const scale = (best.size > 0 ? (best.scores[0] ?? 0) : 0) / LEVELS;
    scales[item] = scale;
    for (let place = 0; place < WALKS_PER_ITEM; place++) {
      const at = item * WALKS_PER_ITEM + place;
      items[at] = place < best.size ? (best.items[place] ?? 0) : item;
      values[at] = place < best.size && scale > 0 ? Math.max(1, Math.round((best.scores[place] ?? 0) / scale)) : 0;
    }
  }
  return { items, values, scales };
}

/** Single steps: items × `STEPS_PER_ITEM`, heaviest first; weight 0 beyond an item's own. */
function countSteps({ itemCount, postingOffsets, postings, starts, items }: SessionIndex) {
  const ends = new Uint32Array(itemCount * STEPS_PER_ITEM);
  const weights = new Float32Array(ends.length);
  const sums = new SparseSums(itemCount);
  const best = new BestItems(STEPS_PER_ITEM);
  for (let item = 0; item < itemCount; item++) {
    sums.clear();
    const first = postingOffsets[item] ?? 0;
    const last = Math.min(postingOffsets[item + 1] ?? 0, first + SESSIONS_MAX);
    let total = PRIOR;
    for (let posting = first; posting < last; posting++) {
      const start = starts[postings[posting] ?? 0] ?? 0;
      const end = starts[(postings[posting] ?? 0) + 1] ?? 0;
      for (let from = start; from < end; from++) {
        if (items[from] !== item) continue;
        const reach = Math.min(end - 1, from + TRANSITION_REACH);
        for (let to = Math.max(start, from - TRANSITION_REACH); to <= reach; to++) {
          const other = items[to] ?? 0;
          if (other === item) continue;
          const weight = to > from ? 1 / (to - from) : BACKWARD / (from - to);
          sums.add(other, weight);
          total += weight;
        }
      }
    }
    sums.select(best, (end) => 1 / (total * Math.sqrt((postingOffsets[end + 1] ?? 0) - (postingOffsets[end] ?? 0))));
    for (let place = 0; place < best.size; place++) {
      ends[item * STEPS_PER_ITEM + place] = best.items[place] ?? 0;
      weights[item * STEPS_PER_ITEM + place] = best.scores[place] ?? 0;
    }
  }
  return { items: ends, weights };
}

/** Sums by item that are cleared in the time that they took. */
class SparseSums {
  readonly #sums: Float64Array;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(items: number) {
    this.#sums = new Float64Array(items);
    this.#touched = new Uint32Array(items);
  }

  clear(): void {
    for (let at = 0; at < this.#count; at++) this.#sums[this.#touched[at] ?? 0] = 0;
    this.#count = 0;
  }

  /** `amount` is above 0. */
  add(item: number, amount: number): void {
    const before = this.#sums[item] ?? 0;
    if (before === 0) this.#touched[this.#count++] = item;
    this.#sums[item] = before + amount;
  }

  select(best: BestItems, factorOf: (item: number) => number = () => 1): void {
    best.clear();
    for (let at = 0; at < this.#count; at++) {
      const item = this.#touched[at] ?? 0;
      best.offer(item, (this.#sums[item] ?? 0) * factorOf(item));
    }
  }
}
