import type { CatalogFeed } from "../../durable-objects/catalog-feed.ts";
import type { CatalogFeedPort } from "./port.ts";

const FEED_NAME = "main";

export interface NotifiableFeed extends CatalogFeedPort {
  /** Tells the feed that a change was committed, so that its next reader sees it at once. */
  notify(): Promise<void>;
}

/** The feed of the one `CatalogFeed` object, reached by native RPC. Rejects when the object or its database fails. */
export function createCatalogFeed(namespace: DurableObjectNamespace<CatalogFeed>): NotifiableFeed {
  const stub = () => namespace.get(namespace.idFromName(FEED_NAME));
  return {
    changesAfter: async (position, limit) => stub().changesAfter(position, limit),
    products: async (afterId, limit) => stub().products(afterId, limit),
    notify: async () => stub().notify(),
  };
}
