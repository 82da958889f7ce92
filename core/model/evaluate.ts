import { CatalogState } from "../catalog/catalog-state.ts";
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
}

/**
 * Replays held-out sessions: after every click, does the answer hold the next one? The whole path of `recommend` is judged, on
 * a page that shows no product, with every item of the log for sale. Of more than `maxCases` cases, every n-th is taken.
 */
export function evaluate(index: InteractionIndex, test: SessionLog, maxCases: number): Evaluation {
  const catalog = everythingForSale(test.itemIds);
  const sessions = sessionCountOf(test);
  const stride = Math.max(1, Math.ceil((test.items.length - sessions) / maxCases));
  let seen = 0;
  let cases = 0;
  let hits = 0;
  let reciprocal = 0;
  for (let session = 0; session < sessions; session++) {
    const start = test.starts[session] ?? 0;
    for (let next = start + 1; next < (test.starts[session + 1] ?? 0); next++) {
      if (seen++ % stride !== 0) continue;
      const context = { index, catalog, contentNeighbours: () => null, now: (test.times[next] ?? 0) * MS_PER_SECOND };
      const place = recommend(requestFor(test, start, next), context).items.findIndex(
        ({ item }) => item === test.itemIds[test.items[next] ?? 0],
      );
      cases++;
      if (place < 0) continue;
      hits++;
      reciprocal += 1 / (place + 1);
    }
  }
  const share = (sum: number): number => (cases === 0 ? 0 : sum / cases);
  return { sessions, cases, hitRateAt20: share(hits), mrrAt20: share(reciprocal) };
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

function everythingForSale(ids: readonly string[]): CatalogState {
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
