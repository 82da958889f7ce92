import { and, desc, eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { ApiKeyRecord, ApiKeysPort } from "./port.ts";
import { apiKeys } from "./schema.ts";

/** Most keys listed: a shop has a handful. */
const LIST_MAX_KEYS = 200;

const recordOf = (row: typeof apiKeys.$inferSelect): ApiKeyRecord => {
  const { sha256: _digest, ...record } = row;
  return record;
};

/** Keys in the governance database. */
export function createApiKeys(database: D1Database): ApiKeysPort {
  const db = drizzle(database);
  return {
    async find(sha256Hex) {
      const row = await db.select().from(apiKeys).where(eq(apiKeys.sha256, sha256Hex)).get();
      return row === undefined ? null : recordOf(row);
    },
    async create(record, sha256Hex) {
      await db.insert(apiKeys).values({ ...record, sha256: sha256Hex });
    },
    async list() {
      const rows = await db.select().from(apiKeys).orderBy(desc(apiKeys.createdAt)).limit(LIST_MAX_KEYS);
      return rows.map(recordOf);
    },
    async revoke(id, now) {
      const revoked = await db
        .update(apiKeys)
        .set({ revokedAt: now })
        .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
        .returning({ id: apiKeys.id });
      return revoked.length === 1;
    },
  };
}
