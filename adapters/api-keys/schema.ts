import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Keys by digest: no key can be read back. No personal data: `name` is the shop's own label. */
export const apiKeys = sqliteTable("api_keys", {
  id: text().primaryKey(),
  sha256: text().notNull().unique(),
  kind: text({ enum: ["publishable", "source"] }).notNull(),
  name: text().notNull(),
  /** JSON array of exact origins. */
  origins: text({ mode: "json" }).$type<readonly string[]>().notNull(),
  channel: text(),
  prefix: text().notNull(),
  createdAt: integer("created_at").notNull(),
  revokedAt: integer("revoked_at"),
});
