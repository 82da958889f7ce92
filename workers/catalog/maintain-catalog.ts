import { compactOutbox } from "../../adapters/catalog-store/compact-outbox.ts";
import type { CatalogEnv } from "./env.ts";
import { embedPendingProducts } from "./product-vectors.ts";

/** The minute of the day (UTC) at which old changes are dropped: 03:17. */
const COMPACTION_HOUR = 3;
const COMPACTION_MINUTE = 17;
const COMPACTION_MAX_STATEMENTS = 50;

/** Every minute: no vector is lost with the request that should have made it. Once a day: the outbox sheds what is superseded. */
export async function maintainCatalog(env: CatalogEnv, scheduledTime: number): Promise<void> {
  await embedPendingProducts(env);
  const time = new Date(scheduledTime);
  if (time.getUTCHours() === COMPACTION_HOUR && time.getUTCMinutes() === COMPACTION_MINUTE)
    await compactOutbox(env.CATALOG_DB, scheduledTime, COMPACTION_MAX_STATEMENTS);
}
