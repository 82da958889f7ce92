import { CatalogState } from "../catalog/catalog-state.ts";
import { hitRate } from "../evaluation/metrics/hit-rate.ts";
import { reciprocalRank } from "../evaluation/metrics/reciprocal-rank.ts";
import { NO_FILTER } from "../recommend/filter.ts";
import type { InteractionIndex } from "../recommend/index-port.ts";
import { type RecommendRequest, recommend } from "../recommend/recommend.ts";
import { type SessionLog, sessionCountOf } from "./session-log.ts";

/** Length of the lists that are judged: the literature's. */
const CUTOFF = 20;
const MS_PER_SECOND = 1_000;

export interface Evaluation {
  /** Sessions and next clicks that were predicted. */
  readonly sessions: number;
  readonly cases: number;
  /** Share of the cases whose next item stood among the first 20. */
  readonly hitRateAt20: number;
  /** Mean of 1 / place of the next item, 0 where it stood below 20. */
  readonly mrrAt20: number;
  /** Cases by place of the next item: not found, 1st … 20th. Two evaluations can be compared by them alone. */
  readonly places: readonly number[];
}

/** What one case is worth by the place of its next item: its hit and its reciprocal rank. */
export const qualityOf = (place: number): number => hitRate(place, CUTOFF) + reciprocalRank(place, CUTOFF);

/**
 * Replays held-out sessions: after every click, does the answer hold the next one? The whole path of `recommend` is judged, on
 * a page that shows no product, with every item of the log for sale. Of more than `maxCases` cases, every n-th is taken.
 */
export function evaluate(index: InteractionIndex, test: SessionLog, maxCases: number): Evaluation {
  return evaluationOf(placesOf(index, test, maxCases), sessionCountOf(test));
}

/** Place of each case's next item in its answer, from 1 on, 0 where it is not among 20. The same test gives the same cases. */
export function placesOf(index: InteractionIndex, test: SessionLog, maxCases: number): Uint8Array {
  const catalog = everythingForSale(test.itemIds);
  const sessions = sessionCountOf(test);
  const stride = Math.max(1, Math.ceil((test.items.length - sessions) / maxCases));
  const places = new Uint8Array(Math.max(0, test.items.length - sessions));
  let seen = 0;
  let cases = 0;
  for (let session = 0; session < sessions; session++) {
    const start = test.starts[session] ?? 0;
    for (let next = start + 1; next < (test.starts[session + 1] ?? 0); next++) {
      if (seen++ % stride !== 0) continue;
      const context = { index, catalog, contentNeighbours: () => null, now: (test.times[next] ?? 0) * MS_PER_SECOND };
      const target = test.itemIds[test.items[next] ?? 0];
      const { items } = recommend(requestFor(test, start, next), context);
      places[cases++] = items.findIndex(({ item }) => item === target) + 1;
    }
  }
  return places.slice(0, cases);
}

export function evaluationOf(places: Uint8Array, sessions: number): Evaluation {
  const counts = Array.from({ length: CUTOFF + 1 }, () => 0);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  const mean = (metric: (place: number, cutoff: number) => number): number =>
    counts.reduce((sum, count, place) => sum + count * metric(place, CUTOFF), 0) / Math.max(1, places.length);
  return { sessions, cases: places.length, hitRateAt20: mean(hitRate), mrrAt20: mean(reciprocalRank), places: counts };
}

function requestFor(log: SessionLog, start: number, end: number): RecommendRequest {
  const session = Array.from(log.items.subarray(start, end), (item, at) => ({
    item: log.itemIds[item] ?? "",
    kind: "view" as const,
    time: (log.times[start + at] ?? 0) * MS_PER_SECOND,
  }));
  return {
    placement: "home",
    session,
    item: null,
    cart: [],
    category: null,
    limit: CUTOFF,
    filter: NO_FILTER,
    exclude: [],
    personalization: true,
  };
}

/** A catalog in which every item can be bought. */
export function everythingForSale(ids: readonly string[]): CatalogState {
  const catalog = new CatalogState();
  const product = {
    title: "",
    category: "",
    colour: null,
    stock: 1,
    status: "active",
    url: null,
    image: null,
  } as const;
  catalog.load(
    ids.map((id) => ({ ...product, id, price: { amount: 0, currency: "XXX" } })),
    0,
  );
  return catalog;
}
