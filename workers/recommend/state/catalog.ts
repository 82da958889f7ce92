import type { CatalogFeedPort } from "../../../adapters/catalog-feed/port.ts";
import { CatalogState } from "../../../core/catalog/catalog-state.ts";
import { Refreshed, type RefreshPolicy, type Turn } from "./refreshed.ts";

/** A change of price or stock reaches an answer within 1.5 s: refreshed behind answers after 0.4 s, waited for after 1.5 s. */
export const CATALOG_POLICY: RefreshPolicy = {
  refreshAfterMs: 400,
  maxStalenessMs: 1_500,
  waitMs: 150,
  coldWaitMs: 3_000,
  retryAfterMs: 500,
};
/** Products in a page of the first listing. */
const LISTING_PAGE_PRODUCTS = 2_000;
/** Changes in a page of the feed. */
const FEED_PAGE_CHANGES = 1_000;

async function listed(feed: CatalogFeedPort, turn: Turn): Promise<CatalogState> {
  const state = new CatalogState();
  let nextId: string | null = null;
  let position: number | null = null;
  do {
    const page = await feed.products(nextId, LISTING_PAGE_PRODUCTS);
    turn.progress();
    position ??= page.position;
    state.load(page.products, position);
    nextId = page.nextId;
  } while (nextId !== null);
  return state;
}

/**
 * A full listing once, then what changed since. The state is brought forward in place: a page is applied in one go between
 * two requests, and only what is newer than the state, so that loads which overlap cannot set it back.
 */
async function loadCatalog(
  feed: CatalogFeedPort,
  previous: CatalogState | undefined,
  turn: Turn,
): Promise<CatalogState> {
  const state = previous ?? (await listed(feed, turn));
  for (;;) {
    const page = await feed.changesAfter(state.position, FEED_PAGE_CHANGES);
    turn.progress();
    state.apply(page.changes);
    if (!page.more) return state;
  }
}

export const createCatalog = () => new Refreshed(loadCatalog, CATALOG_POLICY);
