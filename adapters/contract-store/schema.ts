import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CONTRACT_STATUSES } from "../../core/contracts/lifecycle.ts";
import type { JsonObject } from "../../core/json.ts";

/**
 * Every state that a contract was ever in, a row each; the newest row of a contract is what holds. Rows are only added (triggers of
 * the migration see to it), so the table is the store, the history and the audit in one. `actor` is a key id or a token's subject;
 * documents name their owners' user names. No event data.
 */
export const contractRevisions = sqliteTable(
  "contract_revisions",
  {
    /** Grows over all contracts: the newest is the version pointer that readers poll. */
    id: integer().primaryKey({ autoIncrement: true }),
    contractId: text("contract_id").notNull(),
    /** From 1, without gaps; its uniqueness is the guard of concurrent changes. */
    revision: integer().notNull(),
    action: text({ enum: ["created", "revised", "moved"] }).notNull(),
    version: text().notNull(),
    status: text({ enum: CONTRACT_STATUSES }).notNull(),
    eventType: text("event_type"),
    /** Of the document without its status, in canonical form, hexadecimal. */
    sha256: text().notNull(),
    document: text({ mode: "json" }).$type<JsonObject>().notNull(),
    reason: text(),
    actor: text().notNull(),
    actorKind: text("actor_kind", { enum: ["publishable", "source", "token"] }).notNull(),
    requestId: text("request_id").notNull(),
    /** Epoch milliseconds. */
    at: integer().notNull(),
  },
  (table) => [
    uniqueIndex("contract_revisions_revision").on(table.contractId, table.revision),
    index("contract_revisions_event_type").on(table.eventType),
    check("contract_revisions_id", sql`${table.id} > 0`),
    check("contract_revisions_from_one", sql`${table.revision} > 0`),
  ],
);
