import { DurableObject } from "cloudflare:workers";
import type { LakeFile } from "../adapters/lake/port.ts";
import { createLiveEvents } from "../adapters/live-events/object-live-events.ts";
import type { LiveCount } from "../core/live/tally.ts";
import type { LiveEvents } from "./live-events.ts";

/** Ids that travel in one bound parameter: 64 characters each make 0.7 MB, under SQLite's 2 MB for a value. */
const IDS_PER_STATEMENT = 10_000;
/** Counts of commits wait this long for those of others, in milliseconds. */
const COUNT_AFTER_MS = 1_000;
/** Commits whose counts go in one call. */
const COUNTED_COMMITS_MAX = 500;
/** How long counts wait when the live view does not take them, in milliseconds. */
const COUNT_RETRY_MS = 60_000;

export type CommitOutcome =
  | { readonly committed: true }
  | { readonly committed: false; readonly duplicates: readonly string[] };

export interface PartitionCounts {
  readonly files: number;
  readonly events: number;
  readonly bytes: number;
}

/** A committed file with what its upkeep needs to know. */
export interface ManifestEntry extends LakeFile {
  /** Epoch milliseconds. */
  readonly committedAt: number;
  /** Whether a merge wrote it. */
  readonly compacted: boolean;
}

type FileRow = { key: string; type: string; date: string; hour: number; events: number; bytes: number };
type ManifestRow = FileRow & { committed_at: number; compacted: number };

/** Columns that objects made before there was compaction lack. */
const LATER_COLUMNS = [
  ["committed_at", "INTEGER NOT NULL DEFAULT 0"],
  ["compacted", "INTEGER NOT NULL DEFAULT 0"],
  ["retired_at", "INTEGER"],
] as const;

/**
 * One day (UTC) of the event lake, named by its date (`idFromName("2008-04-01")`): the manifest of its committed files and the
 * guard that an event id is committed once. `files` and `events` change together in one transaction or not at all.
 *
 * A file that is replaced or past its retention is *retired*: no list names it from then on, but whoever listed it before can
 * still open it until it is dropped.
 *
 * Storage: `files`, a row per committed Avro file; `events`, a row per committed event id, which stays when its file goes, so that
 * what was erased cannot come back; `uncounted`, what a commit adds to the live counts, until they have taken it. No personal data:
 * ids are random.
 */
export class LakePartition extends DurableObject {
  readonly #sql: SqlStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS files (
        key TEXT PRIMARY KEY, type TEXT NOT NULL, date TEXT NOT NULL, hour INTEGER NOT NULL,
        events INTEGER NOT NULL, bytes INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS uncounted (seq INTEGER PRIMARY KEY AUTOINCREMENT, counts TEXT NOT NULL);
    `);
    const columns = this.#sql.exec<{ name: string }>("SELECT name FROM pragma_table_info('files')").toArray();
    for (const [name, type] of LATER_COLUMNS)
      if (!columns.some((column) => column.name === name))
        this.#sql.exec(`ALTER TABLE files ADD COLUMN ${name} ${type}`);
  }

  /** Those of `ids` that no committed file holds, in their order. */
  unseen(ids: readonly string[]): string[] {
    return this.#select(ids, "NOT EXISTS");
  }

  /**
   * Commits files with the ids of all their events. Where an id is committed already nothing changes and `duplicates` names
   * every such id. Repeating a commit (same file keys) whose answer was lost answers `committed` again. `counts` is what it adds
   * to the live counts: kept with the commit or not at all, and handed over behind it.
   */
  commit(files: readonly LakeFile[], ids: readonly string[], counts: readonly LiveCount[] = []): CommitOutcome {
    return this.ctx.storage.transactionSync(() => {
      const known = files.filter((file) => this.has(file.key)).length;
      if (known === files.length && known > 0) return { committed: true };
      if (known > 0) throw new Error("some of the files are committed already, with other files");
      if (files.reduce((sum, file) => sum + file.events, 0) !== ids.length)
        throw new Error("the files do not hold as many events as there are ids");
      const duplicates = this.#select(ids, "EXISTS");
      if (duplicates.length > 0) return { committed: false, duplicates };
      for (const chunk of chunksOf(ids)) this.#sql.exec("INSERT INTO events SELECT value FROM json_each(?)", chunk);
      for (const file of files) this.#insert(file, { compacted: false });
      if (counts.length > 0) this.#countLater(counts);
      return { committed: true };
    });
  }

  /** Whether a file can be opened: it is committed, or was until a moment ago. */
  has(key: string): boolean {
    return this.#sql.exec("SELECT 1 FROM files WHERE key = ?", key).toArray().length > 0;
  }

  /** Committed files by key. */
  files(): LakeFile[] {
    return this.#sql
      .exec<FileRow>("SELECT key, type, date, hour, events, bytes FROM files WHERE retired_at IS NULL ORDER BY key")
      .toArray();
  }

  /** Committed files by key, with what upkeep needs. */
  manifest(): ManifestEntry[] {
    return this.#sql
      .exec<ManifestRow>(
        "SELECT key, type, date, hour, events, bytes, committed_at, compacted FROM files WHERE retired_at IS NULL ORDER BY key",
      )
      .toArray()
      .map(({ committed_at, compacted, ...file }) => ({
        ...file,
        committedAt: committed_at,
        compacted: compacted === 1,
      }));
  }

  /**
   * Puts `files` in the place of `old`, at once: a list before it names the old ones, a list after it the new ones. Answers
   * `false`, and changes nothing, where one of the old files is no longer committed. Repeating one whose answer was lost answers
   * `true` again.
   */
  replace(old: readonly string[], files: readonly LakeFile[]): boolean {
    return this.ctx.storage.transactionSync(() => {
      if (files.length > 0 && files.every((file) => this.has(file.key))) return true;
      const { live, events } = this.#sql
        .exec<{ live: number; events: number }>(
          "SELECT count(*) AS live, coalesce(sum(events), 0) AS events FROM files WHERE retired_at IS NULL AND key IN (SELECT value FROM json_each(?))",
          JSON.stringify(old),
        )
        .one();
      if (live !== old.length) return false;
      if (files.reduce((sum, file) => sum + file.events, 0) > events)
        throw new Error("the new files hold more events than those that they replace");
      this.retire(old);
      for (const file of files) this.#insert(file, { compacted: true });
      return true;
    });
  }

  /** Takes files out of every list from now on; answers how many were in one. */
  retire(keys: readonly string[]): number {
    return this.#sql
      .exec(
        "UPDATE files SET retired_at = ? WHERE retired_at IS NULL AND key IN (SELECT value FROM json_each(?)) RETURNING key",
        Date.now(),
        JSON.stringify(keys),
      )
      .toArray().length;
  }

  /** Keys of files that were retired before a time, epoch milliseconds. */
  retired(before: number): string[] {
    return this.#sql
      .exec<{ key: string }>("SELECT key FROM files WHERE retired_at < ? ORDER BY key", before)
      .toArray()
      .map(({ key }) => key);
  }

  /** Forgets retired files, after their bytes are deleted. */
  drop(keys: readonly string[]): void {
    this.#sql.exec(
      "DELETE FROM files WHERE retired_at IS NOT NULL AND key IN (SELECT value FROM json_each(?))",
      JSON.stringify(keys),
    );
  }

  /** Those of `keys` that belong to no commit. */
  unknown(keys: readonly string[]): string[] {
    return this.#sql
      .exec<{ value: string }>(
        "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.key = value)",
        JSON.stringify(keys),
      )
      .toArray()
      .map(({ value }) => value);
  }

  counts(): PartitionCounts {
    return this.#sql
      .exec<{ files: number; events: number; bytes: number }>(
        "SELECT count(*) AS files, coalesce(sum(events), 0) AS events, coalesce(sum(bytes), 0) AS bytes FROM files WHERE retired_at IS NULL",
      )
      .one();
  }

  /** Hands counts over. Their numbers make sure that they are added once, however often this is tried. */
  override async alarm(): Promise<void> {
    const live = this.env.LIVE_EVENTS as DurableObjectNamespace<LiveEvents> | undefined;
    const waiting = this.#sql
      .exec<{ seq: number; counts: string }>(
        "SELECT seq, counts FROM uncounted ORDER BY seq LIMIT ?",
        COUNTED_COMMITS_MAX,
      )
      .toArray();
    const last = waiting.at(-1);
    if (live === undefined || last === undefined) return;
    const batches = waiting.map(({ seq, counts }) => ({ seq, counts: JSON.parse(counts) as LiveCount[] }));
    try {
      await createLiveEvents(live).record(`lake:${this.ctx.id}`, batches, []);
    } catch {
      await this.ctx.storage.setAlarm(Date.now() + COUNT_RETRY_MS);
      return;
    }
    this.#sql.exec("DELETE FROM uncounted WHERE seq <= ?", last.seq);
    const { more } = this.#sql.exec<{ more: number }>("SELECT EXISTS (SELECT 1 FROM uncounted) AS more").one();
    if (more === 1) await this.ctx.storage.setAlarm(Date.now());
  }

  #countLater(counts: readonly LiveCount[]): void {
    const { waits } = this.#sql.exec<{ waits: number }>("SELECT EXISTS (SELECT 1 FROM uncounted) AS waits").one();
    this.#sql.exec("INSERT INTO uncounted (counts) VALUES (?)", JSON.stringify(counts));
    // Written with the commit: nothing is awaited between them. Where counts wait, an alarm is set already.
    if (waits === 0) void this.ctx.storage.setAlarm(Date.now() + COUNT_AFTER_MS);
  }

  #insert({ key, type, date, hour, events, bytes }: LakeFile, { compacted }: { readonly compacted: boolean }): void {
    this.#sql.exec(
      "INSERT INTO files (key, type, date, hour, events, bytes, committed_at, compacted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      ...[key, type, date, hour, events, bytes, Date.now(), compacted ? 1 : 0],
    );
  }

  #select(ids: readonly string[], condition: "EXISTS" | "NOT EXISTS"): string[] {
    const query = `SELECT value FROM json_each(?) WHERE ${condition} (SELECT 1 FROM events WHERE id = value) ORDER BY key`;
    return chunksOf(ids).flatMap((chunk) =>
      this.#sql
        .exec<{ value: string }>(query, chunk)
        .toArray()
        .map((row) => row.value),
    );
  }
}

/** The ids as JSON arrays, one bound parameter each. */
function chunksOf(ids: readonly string[]): string[] {
  const chunks: string[] = [];
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT)
    chunks.push(JSON.stringify(ids.slice(start, start + IDS_PER_STATEMENT)));
  return chunks;
}
