import type { Context } from "hono";
import { createCatalogFeed } from "../../adapters/catalog-feed/object-feed.ts";
import type { Stamp } from "../../adapters/catalog-store/commit.ts";
import type { AppEnv } from "../../http/app.ts";
import { errorName, log } from "../../http/log.ts";
import type { CatalogEnv } from "./env.ts";
import { embedPendingProducts } from "./product-vectors.ts";

type CatalogContext = Context<AppEnv<CatalogEnv>>;

/** Who, by which request, and when: what every committed row carries. */
export const stampOf = (c: CatalogContext): Stamp => ({
  actor: c.get("principal").id,
  requestId: c.get("requestId"),
  at: Date.now(),
});

/**
 * What follows a commit, behind the answer: readers of the feed learn of it, and vectors follow where a product's meaning
 * changed. Either may fail: the feed looks for itself within its maximum age, and the vectors' cursor is taken up every minute.
 */
export function afterCommit(c: CatalogContext, change: "descriptive" | "stock"): void {
  const work: Promise<unknown>[] = [createCatalogFeed(c.env.CATALOG_FEED).notify()];
  if (change === "descriptive") work.push(embedPendingProducts(c.env));
  c.executionCtx.waitUntil(reportFailures(work, c.get("requestId")));
}

async function reportFailures(work: readonly Promise<unknown>[], requestId: string): Promise<void> {
  for (const result of await Promise.allSettled(work)) {
    if (result.status === "fulfilled") continue;
    log("warn", { requestId, afterCommit: errorName(result.reason) });
  }
}
