import { DurableObject } from "cloudflare:workers";
import type { LakeFile } from "../adapters/lake/port.ts";

/** Ids that travel in one bound parameter: 64 characters each make 0.7 MB, under SQLite's 2 MB for a value. */
const IDS_PER_STATEMENT = 10_000;

export type CommitOutcome =
  | { readonly committed: true }
  | { readonly committed: false; readonly duplicates: readonly string[] };

export interface PartitionCounts {
  readonly files: number;
  readonly events: number;
  readonly bytes: number;
}

type FileRow = { key: string; type: string; date: string; hour: number; events: number; bytes: number };

/**
 * One day (UTC) of the event lake, named by its date (`idFromName("2008-04-01")`): the manifest of its committed files and the
 * guard that an event id is committed once. `files` and `events` change together in one transaction or not at all.
 *
 * Storage: `files`, a row per committed Avro file; `events`, a row per committed event id. No personal data: ids are random.
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
    `);
  }

  /** Those of `ids` that no committed file holds, in their order. */
  unseen(ids: readonly string[]): string[] {
    return this.#select(ids, "NOT EXISTS");
  }

  /**
   * Commits files with the ids of all their events. Where an id is committed already nothing changes and `duplicates` names
   * every such id. Repeating a commit (same file keys) whose answer was lost answers `committed` again.
   */
  commit(files: readonly LakeFile[], ids: readonly string[]): CommitOutcome {
    return this.ctx.storage.transactionSync(() => {
      const known = files.filter((file) => this.has(file.key)).length;
      if (known === files.length && known > 0) return { committed: true };
      if (known > 0) throw new Error("some of the files are committed already, with other files");
      if (files.reduce((sum, file) => sum + file.events, 0) !== ids.length)
        throw new Error("the files do not hold as many events as there are ids");
      const duplicates = this.#select(ids, "EXISTS");
      if (duplicates.length > 0) return { committed: false, duplicates };
      for (const chunk of chunksOf(ids)) this.#sql.exec("INSERT INTO events SELECT value FROM json_each(?)", chunk);
      for (const { key, type, date, hour, events, bytes } of files)
        this.#sql.exec("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", key, type, date, hour, events, bytes);
      return { committed: true };
    });
  }

  /** Whether a file is committed. */
  has(key: string): boolean {
    return this.#sql.exec("SELECT 1 FROM files WHERE key = ?", key).toArray().length > 0;
  }

  /** Committed files by key. */
  files(): LakeFile[] {
    return this.#sql.exec<FileRow>("SELECT key, type, date, hour, events, bytes FROM files ORDER BY key").toArray();
  }

  counts(): PartitionCounts {
    return this.#sql
      .exec<{ files: number; events: number; bytes: number }>(
        "SELECT count(*) AS files, coalesce(sum(events), 0) AS events, coalesce(sum(bytes), 0) AS bytes FROM files",
      )
      .one();
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
