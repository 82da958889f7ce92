import type { ClickLog } from "../../core/evaluation/click-log.ts";
import { clicksPerItem, sessionCountOf } from "../../core/evaluation/click-log.ts";
import { fitCatalogExponent } from "./catalog-law.ts";

/** Longer sessions are counted as this long. */
const LENGTH_MAX = 200;
/** Clicks of a session so far, and different items back, beyond which repeat behaviour is taken to stay the same. */
export const REPEAT_STEPS = 24;
/** Items with fewer clicks say too little about when they were on sale: they borrow another item's dates. */
const DATED_CLICKS_MIN = 5;

/** What a synthetic shop takes over from a real one. No session, item id or order of items is kept. */
export interface ShopProfile {
  readonly clicks: number;
  readonly items: number;
  /** The catalog of a shop with `c` clicks has `items * (c / clicks) ** catalogExponent` items (Heaps' law). */
  readonly catalogExponent: number;
  /** Sessions of each length, by length. */
  readonly sessionLengths: Float64Array;
  /** Share of the clicks that each real item has, the most clicked first. */
  readonly popularity: Float64Array;
  /** When that item was on sale, from 0 (the window's start) to 1; before and after it where its clicks say so. */
  readonly onSaleFrom: Float64Array;
  readonly onSaleTo: Float64Array;
  /** Chance that click number `n` of a session (from 1, the second) is on an item that the session had. */
  readonly repeatRates: Float64Array;
  /** Of repeats, how many go `d` different items back, 0 being the last click's own item. */
  readonly repeatDistances: Float64Array;
  /** Of the other clicks, the shares that stay in the last item's cluster at each level; see `synthetic-shop.ts`. */
  readonly clusterShares: Float64Array;
}

/** Measures everything but `clusterShares`, which are to be calibrated: see `calibrate-clusters.ts`. */
export function measureProfile(log: ClickLog, clusterShares: Float64Array): ShopProfile {
  return {
    clicks: log.items.length,
    items: log.itemCount,
    catalogExponent: fitCatalogExponent(log.items, log.itemCount),
    sessionLengths: lengthsOf(log),
    ...itemsByPopularity(log),
    ...repeatsOf(log),
    clusterShares,
  };
}

function lengthsOf(log: ClickLog): Float64Array {
  const lengths = new Float64Array(LENGTH_MAX + 1);
  for (let session = 0; session < sessionCountOf(log); session++) {
    const length = Math.min(LENGTH_MAX, (log.starts[session + 1] ?? 0) - (log.starts[session] ?? 0));
    lengths[length] = (lengths[length] ?? 0) + 1;
  }
  return lengths;
}

function itemsByPopularity(log: ClickLog): Pick<ShopProfile, "popularity" | "onSaleFrom" | "onSaleTo"> {
  const clicks = clicksPerItem(log);
  const total = log.items.length;
  const first = new Float64Array(log.itemCount).fill(1);
  const last = new Float64Array(log.itemCount);
  log.items.forEach((item, at) => {
    const moment = at / total;
    if ((first[item] ?? 0) > moment) first[item] = moment;
    last[item] = moment;
  });
  const order = Uint32Array.from(clicks, (_, item) => item).sort(
    (a, b) => (clicks[b] ?? 0) - (clicks[a] ?? 0) || a - b,
  );
  const dated = order.filter((item) => (clicks[item] ?? 0) >= DATED_CLICKS_MIN);
  const dates = order.map((item, place) =>
    (clicks[item] ?? 0) >= DATED_CLICKS_MIN ? item : (dated[place % Math.max(1, dated.length)] ?? item),
  );
  /** n clicks spread evenly over a time show (n - 1) / (n + 1) of it. */
  const margin = (item: number): number =>
    ((last[item] ?? 0) - (first[item] ?? 0)) / Math.max(1, (clicks[item] ?? 0) - 1);
  return {
    popularity: Float64Array.from(order, (item) => (clicks[item] ?? 0) / total),
    onSaleFrom: Float64Array.from(dates, (item) => (first[item] ?? 0) - margin(item)),
    onSaleTo: Float64Array.from(dates, (item) => (last[item] ?? 0) + margin(item)),
  };
}

function repeatsOf(log: ClickLog): Pick<ShopProfile, "repeatRates" | "repeatDistances"> {
  const tries = new Float64Array(REPEAT_STEPS + 1);
  const repeats = new Float64Array(REPEAT_STEPS + 1);
  const distances = new Float64Array(REPEAT_STEPS);
  const recent: number[] = [];
  for (let session = 0; session < sessionCountOf(log); session++) {
    recent.length = 0;
    const start = log.starts[session] ?? 0;
    for (let at = start; at < (log.starts[session + 1] ?? 0); at++) {
      const item = log.items[at] ?? 0;
      const back = recent.indexOf(item);
      const step = Math.min(REPEAT_STEPS, at - start);
      tries[step] = (tries[step] ?? 0) + 1;
      if (back >= 0) {
        repeats[step] = (repeats[step] ?? 0) + 1;
        const distance = Math.min(back, REPEAT_STEPS - 1);
        distances[distance] = (distances[distance] ?? 0) + 1;
        recent.splice(back, 1);
      }
      recent.unshift(item);
    }
  }
  return {
    repeatRates: repeats.map((count, step) => count / Math.max(1, tries[step] ?? 0)),
    repeatDistances: distances,
  };
}
