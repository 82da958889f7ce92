import { DurableObject } from "cloudflare:workers";
import type { BadEvent, BadEventCount, BadEventFilter, ReplayOutcome } from "../adapters/bad-events/port.ts";

/** How long a replay may hold the events that it claimed; one that died lets go of them after it. */
export const CLAIM_LEASE_MS = 120_000;

/** Where an event's sealed original lies. */
export interface RecordPlace {
  /** Key of the R2 object. */
  readonly object: string;
  /** Bytes from its start. */
  readonly start: number;
  readonly length: number;
  readonly keyId: string;
}

/** A bad event as it is kept: `session` and `subject` are the lake's pseudonyms, where its sender named any. */
export interface BadEventRow extends Omit<BadEvent, "state" | "replayedAt" | "attempts">, RecordPlace {
  readonly session: string | null;
  readonly subject: string | null;
}

export type PlacedBadEvent = Pick<BadEventRow, "id" | "form" | "source" | "receivedAt" | keyof RecordPlace>;
type Narrowing = Pick<BadEventFilter, "reason" | "contract" | "source" | "state">;

/** What is read of a row by its columns' names; the wire's names are camelCase. */
const SHOWN = `id, reason, contract, version, path, source, form, received_at AS receivedAt, bytes, state,
  replayed_at AS replayedAt, attempts, shape`;
const PLACED = "id, form, source, received_at AS receivedAt, object, start, length, key_id AS keyId";

/**
 * The bad events of one day of arrival (UTC), named by its date: what is known of each, where its sealed original lies in R2, and
 * whether it was replayed. A row that stands here has a durable original, because that is written first.
 *
 * Storage: `events`, a row each, and `overflow`, counts of those beyond the day's bound. Personal data: pseudonyms of session and
 * person, for erasure; the rest is redacted. All of it goes with the day (`clear`).
 */
export class BadEventDay extends DurableObject {
  readonly #sql: SqlStorage;

  constructor(context: DurableObjectState, env: unknown) {
    super(context, env as never);
    this.#sql = context.storage.sql;
    this.#create();
  }

  /** Those of `ids` that are not kept. */
  unseen(ids: readonly string[]): string[] {
    return this.#sql
      .exec<{ value: string }>(
        "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM events WHERE id = value) ORDER BY key",
        JSON.stringify(ids),
      )
      .toArray()
      .map(({ value }) => value);
  }

  /** How many rows the day has room for, of `max` in all. */
  room(max: number): number {
    const { last } = this.#sql.exec<{ last: number }>("SELECT coalesce(max(seq), 0) AS last FROM events").one();
    return Math.max(0, max - last);
  }

  /** Keeps rows that are new; one that stands there already stays as it is. */
  keep(rows: readonly BadEventRow[]): void {
    this.ctx.storage.transactionSync(() => {
      for (const row of rows)
        this.#sql.exec(
          `INSERT OR IGNORE INTO events (id, reason, contract, version, path, source, form, received_at, bytes, shape, object, start,
           length, key_id, session, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[row.id, row.reason, row.contract, row.version, row.path, row.source, row.form, row.receivedAt, row.bytes],
          ...[row.shape, row.object, row.start, row.length, row.keyId, row.session, row.subject],
        );
    });
  }

  overflow(
    counts: readonly { readonly reason: string; readonly contract: string | null; readonly count: number }[],
  ): void {
    for (const { reason, contract, count } of counts)
      this.#sql.exec(
        "INSERT INTO overflow VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
        ...[reason, contract ?? "", count],
      );
  }

  counts(filter: Narrowing): BadEventCount[] {
    const { where, values } = conditionsOf(filter);
    const kept = this.#sql
      .exec<Record<keyof BadEventCount, never>>(
        `SELECT reason, contract, version, state, count(*) AS count FROM events WHERE ${where} GROUP BY 1, 2, 3, 4`,
        ...values,
      )
      .toArray() as unknown as BadEventCount[];
    const beyond = this.#sql.exec("SELECT reason, contract, count FROM overflow").toArray() as unknown as {
      reason: string;
      contract: string;
      count: number;
    }[];
    const asked = beyond.filter(
      ({ reason, contract }) =>
        (filter.reason ?? reason) === reason &&
        (filter.contract ?? contract) === contract &&
        filter.source === undefined &&
        (filter.state ?? "counted_only") === "counted_only",
    );
    return [
      ...kept,
      ...asked.map(({ reason, contract, count }) => ({
        reason,
        contract: contract === "" ? null : contract,
        version: null,
        state: "counted_only" as const,
        count,
      })),
    ];
  }

  /** In order of arrival, `after` exclusive; `seq` is the place of each. */
  list(filter: Narrowing, after: number, limit: number): (BadEvent & { readonly seq: number })[] {
    const { where, values } = conditionsOf(filter);
    return this.#sql
      .exec(`SELECT seq, ${SHOWN} FROM events WHERE seq > ? AND ${where} ORDER BY seq LIMIT ?`, after, ...values, limit)
      .toArray() as unknown as (BadEvent & { readonly seq: number })[];
  }

  /** Takes kept events that nobody holds and that were not refused since `startedAt`. */
  claim(filter: Narrowing, startedAt: number, limit: number, now: number): PlacedBadEvent[] {
    const { where, values } = conditionsOf({ ...filter, state: "kept" });
    return this.#sql
      .exec(
        `UPDATE events SET claimed_until = ? WHERE seq IN (
           SELECT seq FROM events WHERE ${where} AND claimed_until <= ? AND attempted_at < ? ORDER BY seq LIMIT ?
         ) RETURNING ${PLACED}`,
        ...[now + CLAIM_LEASE_MS, ...values, now, startedAt, limit],
      )
      .toArray() as unknown as PlacedBadEvent[];
  }

  /** Kept events that were not refused since `startedAt`, held or not. */
  due(filter: Narrowing, startedAt: number): number {
    const { where, values } = conditionsOf({ ...filter, state: "kept" });
    return this.#sql
      .exec<{ n: number }>(`SELECT count(*) AS n FROM events WHERE ${where} AND attempted_at < ?`, ...values, startedAt)
      .one().n;
  }

  /** Ends claims. An event that is replayed already stays so. */
  settle(outcomes: readonly ReplayOutcome[], now: number): void {
    this.ctx.storage.transactionSync(() => {
      for (const { id, refused } of outcomes)
        if (refused === null)
          this.#sql.exec(
            "UPDATE events SET state = 'replayed', replayed_at = ?, claimed_until = 0 WHERE id = ? AND state = 'kept'",
            ...[now, id],
          );
        else
          this.#sql.exec(
            `UPDATE events SET reason = ?, version = ?, path = ?, attempts = attempts + 1, attempted_at = ?, claimed_until = 0
             WHERE id = ? AND state = 'kept'`,
            ...[refused.reason, refused.version, refused.path, now, id],
          );
    });
  }

  /** Events of these people and sessions. */
  of(pseudonyms: readonly string[]): PlacedBadEvent[] {
    const list = JSON.stringify(pseudonyms);
    return this.#sql
      .exec(
        `SELECT ${PLACED} FROM events
         WHERE session IN (SELECT value FROM json_each(?)) OR subject IN (SELECT value FROM json_each(?))`,
        ...[list, list],
      )
      .toArray() as unknown as PlacedBadEvent[];
  }

  /** Removes rows, after their originals are gone. */
  remove(ids: readonly string[]): void {
    this.#sql.exec("DELETE FROM events WHERE id IN (SELECT value FROM json_each(?))", JSON.stringify(ids));
  }

  /** Forgets the day. */
  async clear(): Promise<void> {
    await this.ctx.storage.deleteAll();
    this.#create();
  }

  #create(): void {
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS events (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, reason TEXT NOT NULL, contract TEXT, version TEXT, path TEXT,
        source TEXT NOT NULL, form TEXT NOT NULL, received_at INTEGER NOT NULL, bytes INTEGER NOT NULL, shape TEXT NOT NULL,
        object TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, key_id TEXT NOT NULL, session TEXT, subject TEXT,
        state TEXT NOT NULL DEFAULT 'kept', replayed_at INTEGER, attempts INTEGER NOT NULL DEFAULT 0,
        attempted_at INTEGER NOT NULL DEFAULT 0, claimed_until INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX IF NOT EXISTS events_session ON events (session);
      CREATE INDEX IF NOT EXISTS events_subject ON events (subject);
      CREATE TABLE IF NOT EXISTS overflow (
        reason TEXT NOT NULL, contract TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (reason, contract)
      ) WITHOUT ROWID;
    `);
  }
}

/** The columns that a filter may name, as SQL with its values. */
function conditionsOf(filter: Narrowing): { readonly where: string; readonly values: readonly string[] } {
  const given = (["reason", "contract", "source", "state"] as const).filter((name) => filter[name] !== undefined);
  return {
    where: ["1", ...given.map((name) => `${name} = ?`)].join(" AND "),
    values: given.map((name) => filter[name] ?? ""),
  };
}
