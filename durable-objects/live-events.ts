import { DurableObject } from "cloudflare:workers";
import type { CountsPage, LiveBatch, TimedCount } from "../adapters/live-events/port.ts";
import { type CountsQuery, type Dimension, STEP_MS } from "../core/live/counts-query.ts";
import { HOURS_KEPT_MS, MINUTES_KEPT_MS } from "../core/live/limits.ts";
import type { LiveSample } from "../core/live/live-sample.ts";
import { readStreamQuery } from "../core/live/stream-query.ts";
import { LiveStreams } from "./live-streams.ts";

/** Minutes become hours, and old hours go, this often, in milliseconds. */
const TIDY_EVERY_MS = 3_600_000;
const MINUTES_AN_HOUR = 60;

const COLUMNS = "type TEXT, source TEXT, key TEXT, outcome TEXT, code TEXT, count INTEGER";
const SAME = "type, source, key, outcome, code";
const CELLS = ["minute", "type", "source", "key", "outcome", "code", "count"]
  .map((name) => `json_extract(value, '$.${name}')`)
  .join(", ");
const ADD = "ON CONFLICT DO UPDATE SET count = count + excluded.count";

type CountRow = Partial<Record<Dimension, string>> & {
  readonly at: number;
  readonly count: number;
  readonly place: string;
};

/**
 * The live view: counts of what became of events, and the streams that show some of them. One object (`idFromName("live")`),
 * called by each isolate of ingest about once a second, and by the lake's partitions after their commits.
 *
 * Storage: `minutes` and `hours`, a row per type, source, key, outcome and code; `writers`, the number of the last batch of each
 * writer, so that a batch counts once however often it comes. No personal data: names of contracts, protocols and keys. In memory:
 * the last samples, with the lake's pseudonym of their session, for five minutes.
 */
export class LiveEvents extends DurableObject {
  readonly #sql: SqlStorage;
  readonly #streams = new LiveStreams();
  #tidied = false;

  constructor(context: DurableObjectState, env: unknown) {
    super(context, env as never);
    this.#sql = context.storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS minutes (minute INTEGER, ${COLUMNS}, PRIMARY KEY (minute, ${SAME})) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS hours (hour INTEGER, ${COLUMNS}, PRIMARY KEY (hour, ${SAME})) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS writers (writer TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
    `);
  }

  /** Adds batches up, each once: one whose number the writer has used already changes nothing. Shows samples to open streams. */
  async record(writer: string, batches: readonly LiveBatch[], samples: readonly LiveSample[]): Promise<void> {
    const now = Date.now();
    this.ctx.storage.transactionSync(() => {
      const known = this.#sql.exec<{ seq: number }>("SELECT seq FROM writers WHERE writer = ?", writer).toArray()[0];
      const fresh = batches.filter(({ seq }) => seq > (known?.seq ?? 0));
      const last = fresh.at(-1);
      if (last === undefined) return;
      for (const { counts } of fresh)
        this.#sql.exec(
          `INSERT INTO minutes SELECT ${CELLS} FROM json_each(?) WHERE true ${ADD}`,
          JSON.stringify(counts),
        );
      this.#sql.exec("INSERT OR REPLACE INTO writers VALUES (?, ?, ?)", writer, last.seq, now);
    });
    this.#streams.publish(samples, now);
    if (this.#tidied) return;
    this.#tidied = true;
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(now + TIDY_EVERY_MS);
  }

  /** Counts in the order of their time, then of what they are told apart by. */
  counts({ step, from, to, by, types, sources, outcomes, limit, after }: CountsQuery): CountsPage {
    const stepMs = STEP_MS[step];
    const names = by.join(", ");
    const place = [`at`, ...by].join(" || '|' || ");
    const lists: readonly (readonly [string, ReadonlySet<string> | null])[] = [
      ["type", types],
      ["source", sources],
      ["outcome", outcomes],
    ];
    const given = lists.flatMap(([name, list]) => (list === null ? [] : [{ name, list: JSON.stringify([...list]) }]));
    const where = given.map(({ name }) => ` AND ${name} IN (SELECT value FROM json_each(?))`).join("");
    const minutes = `SELECT ${step === "minute" ? "minute" : `minute / ${MINUTES_AN_HOUR}`} AS at, ${SAME}, count FROM minutes`;
    const all = step === "minute" ? minutes : `${minutes} UNION ALL SELECT hour, ${SAME}, count FROM hours`;
    const rows = this.#sql
      .exec(
        `SELECT * FROM (
           SELECT at${names === "" ? "" : `, ${names}`}, sum(count) AS count, ${place} AS place FROM
             (SELECT at * ${stepMs} AS at, ${SAME}, count FROM (${all})) WHERE at >= ? AND at < ?${where}
           GROUP BY at${names === "" ? "" : `, ${names}`}
         ) WHERE place > ? ORDER BY place LIMIT ?`,
        ...[from, to, ...given.map(({ list }) => list), after ?? "", limit],
      )
      .toArray() as unknown as CountRow[];
    const counts = rows.map(({ place: _, ...count }): TimedCount => count);
    return { counts, next: rows.length === limit ? (rows.at(-1)?.place ?? null) : null };
  }

  /** An event stream: the query is that of `GET /v1/events/stream`. 429 where as many are open as may be. */
  override async fetch(request: Request): Promise<Response> {
    const query = readStreamQuery(new URL(request.url).searchParams);
    if (!query.ok) return new Response(null, { status: 400 });
    const body = this.#streams.subscribe(query.value, request.headers.get("last-event-id"), Date.now());
    if (body === null) return new Response(null, { status: 429 });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }

  /** Minutes that are old become hours; old hours go. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    this.tidy(now);
    await this.ctx.storage.setAlarm(now + TIDY_EVERY_MS);
  }

  /** What the alarm does; a minute stands in one table or in the other. */
  tidy(now: number): void {
    const hour = Math.floor((now - MINUTES_KEPT_MS) / STEP_MS.hour);
    const minute = hour * MINUTES_AN_HOUR;
    const kept = Math.floor((now - HOURS_KEPT_MS) / STEP_MS.hour);
    this.ctx.storage.transactionSync(() => {
      this.#sql.exec(
        `INSERT INTO hours SELECT minute / ${MINUTES_AN_HOUR} AS hour, ${SAME}, sum(count) FROM minutes
         WHERE minute < ? GROUP BY hour, ${SAME} ${ADD}`,
        minute,
      );
      this.#sql.exec("DELETE FROM minutes WHERE minute < ?", minute);
      this.#sql.exec("DELETE FROM hours WHERE hour < ?", kept);
      this.#sql.exec("DELETE FROM writers WHERE at < ?", now - HOURS_KEPT_MS);
    });
  }
}
