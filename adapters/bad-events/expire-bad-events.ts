import type { BadEventDay } from "../../durable-objects/bad-event-day.ts";
import { BAD_EVENTS_PREFIX, folderOf, keptDates } from "./places.ts";

/** R2 deletes at most this many keys a call. */
const R2_KEYS_A_CALL = 1_000;
const DATE_FOLDER = /^bad-events\/date=(\d{4}-\d{2}-\d{2})\/$/;

/**
 * Deletes bad events that arrived more than `BAD_EVENTS_KEPT_DAYS` days before `now` (epoch milliseconds); answers the dates that
 * went. It needs no key, and may be repeated after a failure at any point.
 */
export async function expireBadEvents(
  bucket: R2Bucket,
  days: DurableObjectNamespace<BadEventDay>,
  now: number,
): Promise<readonly string[]> {
  const [first = ""] = keptDates(now);
  const { delimitedPrefixes } = await bucket.list({ prefix: BAD_EVENTS_PREFIX, delimiter: "/" });
  const expired = delimitedPrefixes
    .map((folder) => DATE_FOLDER.exec(folder)?.[1] ?? "")
    .filter((date) => date !== "" && date < first);
  for (const date of expired) {
    // Rows first: while objects are left, the next run finds the day again.
    await days.get(days.idFromName(date)).clear();
    for (;;) {
      const { objects, truncated } = await bucket.list({ prefix: folderOf(date), limit: R2_KEYS_A_CALL });
      if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
      if (!truncated) break;
    }
  }
  return expired;
}
