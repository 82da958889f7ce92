/** Age from which a change may be dropped once a newer one of the same product exists, in milliseconds. */
export const OUTBOX_KEEP_MS = 7 * 86_400_000;
/** Most rows deleted by one statement: D1 is one thread, and shoppers wait behind it. */
const ROWS_PER_STATEMENT = 2_000;

/**
 * Drops changes that are both old and superseded. A change carries its product whole, so a reader from any position still
 * reaches the same state; the last change of each product, deletions included, stays, and so does its last descriptive one,
 * which a new follower of those needs.
 *
 * @returns rows deleted
 */
export async function compactOutbox(db: D1Database, now: number, maxStatements: number): Promise<number> {
  let deleted = 0;
  for (let statement = 0; statement < maxStatements; statement++) {
    const { meta } = await db
      .prepare(
        `DELETE FROM outbox WHERE position IN (
          SELECT o.position FROM outbox o
          WHERE o.at < ?1 AND EXISTS (
            SELECT 1 FROM outbox n WHERE n.product_id = o.product_id AND n.position > o.position AND n.descriptive >= o.descriptive)
          ORDER BY o.position LIMIT ?2)`,
      )
      .bind(now - OUTBOX_KEEP_MS, ROWS_PER_STATEMENT)
      .run();
    deleted += meta.changes;
    if (meta.changes < ROWS_PER_STATEMENT) break;
  }
  return deleted;
}
