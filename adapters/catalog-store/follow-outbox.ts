import { and, asc, eq, gt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { feedCursors, outbox } from "./schema.ts";

/** Where a follower of the outbox stands; 0 before its first step. */
export async function readCursor(db: D1Database, consumer: string): Promise<number> {
  const row = await drizzle(db).select().from(feedCursors).where(eq(feedCursors.consumer, consumer)).get();
  return row?.position ?? 0;
}

/** Moves a cursor from where it was read to a later position; `false` when another run has moved it meanwhile. */
export async function moveCursor(db: D1Database, consumer: string, from: number, to: number): Promise<boolean> {
  const orm = drizzle(db);
  const moved =
    from === 0
      ? await orm.insert(feedCursors).values({ consumer, position: to }).onConflictDoNothing().returning()
      : await orm
          .update(feedCursors)
          .set({ position: to })
          .where(and(eq(feedCursors.consumer, consumer), eq(feedCursors.position, from)))
          .returning();
  return moved.length === 1;
}

/** The products whose meaning changed in the next `limit` changes after `position`, each once, and the position of the last of those. */
export async function readDescriptiveChanges(
  db: D1Database,
  position: number,
  limit: number,
): Promise<{ readonly productIds: readonly string[]; readonly position: number }> {
  const rows = await drizzle(db)
    .select({ position: outbox.position, productId: outbox.productId, descriptive: outbox.descriptive })
    .from(outbox)
    .where(gt(outbox.position, position))
    .orderBy(asc(outbox.position))
    .limit(limit);
  const productIds = new Set(rows.filter((row) => row.descriptive).map((row) => row.productId));
  return { productIds: [...productIds], position: rows.at(-1)?.position ?? position };
}
