import { DurableObject } from "cloudflare:workers";
import { err, ok, type Result } from "../core/result.ts";
import { rankExactly } from "../core/vectors/exact-search.ts";
import { bytesToFloat32, float32ToBytes } from "../core/vectors/float32-bytes.ts";
import {
  checkId,
  checkIds,
  checkQuery,
  checkRecords,
  checkShape,
  checkValues,
  utf8Bytes,
} from "../core/vectors/limits.ts";
import { candidatesFor, QuantizedIndex } from "../core/vectors/quantized-index.ts";
import { refusal, type VectorRefusal } from "../core/vectors/refusal.ts";
import type {
  VectorIndexFacts,
  VectorIndexShape,
  VectorMatch,
  VectorMetadata,
  VectorMetric,
  VectorQuery,
  VectorRecord,
} from "../core/vectors/vector.ts";

/** What one object may hold in its isolate's 128 MB, codes and metadata apart: 131,072 vectors of 256 dimensions. */
export const MAX_CODE_BYTES = 32 * 1_024 * 1_024;
export const MAX_TOTAL_METADATA_BYTES = 16 * 1_024 * 1_024;

type Answer<T> = Result<T, VectorRefusal>;
const NOT_CONFIGURED = err(
  refusal("not_configured", "The index has no dimensions and metric yet: configure it first."),
);

interface VectorRow extends Record<string, SqlStorageValue> {
  id: string;
  vector: ArrayBuffer;
  metadata: string | null;
}

const parseMetadata = (row: VectorRow): VectorMetadata | undefined =>
  row.metadata === null ? undefined : (JSON.parse(row.metadata) as VectorMetadata);

function toRecord(row: VectorRow): VectorRecord {
  const metadata = parseMetadata(row);
  const values = bytesToFloat32(row.vector);
  return metadata === undefined ? { id: row.id, values } : { id: row.id, values, metadata };
}

/**
 * One vector index per object name (`products:hashed-v1`): SQLite is the truth, one byte per dimension is kept in memory and
 * scanned for every query, and the best candidates are scored again with the stored float32 values.
 *
 * Tables: `shape` (one row), `vectors` (id, little-endian float32 values, metadata as JSON). No personal data.
 * Refusals are `Result`s, so that they cross RPC with their code.
 */
export class EmbeddedVectorIndex extends DurableObject {
  readonly #sql = this.ctx.storage.sql;
  #index: QuantizedIndex | null = null;
  #metadataBytes = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql.exec(`
      CREATE TABLE IF NOT EXISTS shape (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        dimensions INTEGER NOT NULL,
        metric TEXT NOT NULL
      );
      CREATE TABLE IF NOT EXISTS vectors (
        id TEXT PRIMARY KEY,
        vector BLOB NOT NULL,
        metadata TEXT
      );
    `);
  }

  /** Gives the index its shape for life. Repeating the same shape changes nothing; another one is `shape_conflict`. */
  configure(dimensions: number, metric: VectorMetric): Answer<VectorIndexShape> {
    const wanted: VectorIndexShape = { dimensions, metric };
    const checked = checkShape(wanted);
    if (!checked.ok) return checked;
    const shape = this.#shape();
    if (shape === null) {
      this.#sql.exec("INSERT INTO shape (only, dimensions, metric) VALUES (1, ?, ?)", dimensions, metric);
      return ok(wanted);
    }
    if (shape.dimensions === dimensions && shape.metric === metric) return ok(shape);
    const has = `${shape.dimensions} dimensions and metric ${shape.metric}`;
    return err(refusal("shape_conflict", `The index has ${has}, not ${dimensions} and ${metric}.`));
  }

  describe(): Answer<VectorIndexFacts> {
    const shape = this.#shape();
    if (shape === null) return NOT_CONFIGURED;
    const { vectors } = this.#sql.exec<{ vectors: number }>("SELECT COUNT(*) AS vectors FROM vectors").one();
    return ok({ ...shape, vectorCount: vectors });
  }

  /** All or none; a later record of the same id wins. */
  upsert(records: readonly VectorRecord[]): Answer<number> {
    const index = this.#loaded();
    if (index === null) return NOT_CONFIGURED;
    const checked = checkRecords(records, index.shape.dimensions);
    if (!checked.ok) return checked;
    const metadata = records.map((record) => (record.metadata === undefined ? null : JSON.stringify(record.metadata)));
    const metadataBytes = this.#metadataBytesAfter(records, metadata);
    const added = new Set(records.filter(({ id }) => !index.has(id)).map(({ id }) => id)).size;
    if ((index.size + added) * index.shape.dimensions > MAX_CODE_BYTES || metadataBytes > MAX_TOTAL_METADATA_BYTES)
      return err(refusal("index_full", `One embedded index cannot hold ${index.size + added} such vectors in memory.`));
    this.ctx.storage.transactionSync(() => {
      for (const [position, { id, values }] of records.entries())
        this.#sql.exec(
          "INSERT INTO vectors (id, vector, metadata) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET vector = excluded.vector, metadata = excluded.metadata",
          id,
          float32ToBytes(values),
          metadata[position] ?? null,
        );
    });
    for (const record of records) index.set(record.id, record.values, record.metadata);
    this.#metadataBytes = metadataBytes;
    return ok(records.length);
  }

  /** How many were there. */
  deleteByIds(ids: readonly string[]): Answer<number> {
    const index = this.#loaded();
    if (index === null) return NOT_CONFIGURED;
    const checked = checkIds(ids);
    if (!checked.ok) return checked;
    const bytes = this.#storedMetadataBytes(ids);
    this.#sql.exec("DELETE FROM vectors WHERE id IN (SELECT value FROM json_each(?))", JSON.stringify(ids));
    this.#metadataBytes -= bytes;
    return ok(ids.filter((id) => index.delete(id)).length);
  }

  getByIds(ids: readonly string[]): Answer<readonly VectorRecord[]> {
    const checked = checkIds(ids);
    if (!checked.ok) return checked;
    const rows = this.#rows(ids);
    return ok([...new Set(ids)].flatMap((id) => rows.get(id) ?? []).map(toRecord));
  }

  query(values: Float32Array, query: VectorQuery): Answer<readonly VectorMatch[]> {
    const index = this.#loaded();
    if (index === null) return NOT_CONFIGURED;
    const checked = checkValues(values, index.shape.dimensions, "query");
    if (!checked.ok) return checked;
    const asked = checkQuery(query);
    return asked.ok ? ok(this.#nearest(index, values, query, null)) : asked;
  }

  queryById(id: string, query: VectorQuery): Answer<readonly VectorMatch[]> {
    const index = this.#loaded();
    if (index === null) return NOT_CONFIGURED;
    for (const checked of [checkId(id), checkQuery(query)]) if (!checked.ok) return checked;
    const row = this.#rows([id]).get(id);
    return ok(row === undefined ? [] : this.#nearest(index, bytesToFloat32(row.vector), query, id));
  }

  #nearest(
    index: QuantizedIndex,
    values: Float32Array,
    query: VectorQuery,
    except: string | null,
  ): readonly VectorMatch[] {
    const candidates = index.candidates(values, candidatesFor(query.topK) + 1, query.filter);
    const rows = this.#rows(candidates.filter((id) => id !== except));
    const stored = [...rows].map(([id, row]) => [id, bytesToFloat32(row.vector)] as const);
    return rankExactly(index.shape.metric, values, stored, query.topK).map((match) => {
      const row = query.returnMetadata ? rows.get(match.id) : undefined;
      const metadata = row === undefined ? undefined : parseMetadata(row);
      return metadata === undefined ? match : { ...match, metadata };
    });
  }

  #rows(ids: readonly string[]): ReadonlyMap<string, VectorRow> {
    const cursor = this.#sql.exec<VectorRow>(
      "SELECT id, vector, metadata FROM vectors WHERE id IN (SELECT value FROM json_each(?))",
      JSON.stringify(ids),
    );
    return new Map([...cursor].map((row) => [row.id, row]));
  }

  #shape(): VectorIndexShape | null {
    type ShapeRow = { dimensions: number; metric: VectorMetric };
    return this.#sql.exec<ShapeRow>("SELECT dimensions, metric FROM shape").toArray()[0] ?? null;
  }

  /** The in-memory index, filled from storage on first use; `null` while the index has no shape. */
  #loaded(): QuantizedIndex | null {
    if (this.#index !== null) return this.#index;
    const facts = this.describe();
    if (!facts.ok) return null;
    const { dimensions, metric, vectorCount } = facts.value;
    const index = new QuantizedIndex({ dimensions, metric }, vectorCount);
    let metadataBytes = 0;
    for (const row of this.#sql.exec<VectorRow>("SELECT id, vector, metadata FROM vectors")) {
      index.set(row.id, bytesToFloat32(row.vector), parseMetadata(row));
      metadataBytes += row.metadata === null ? 0 : utf8Bytes(row.metadata);
    }
    this.#metadataBytes = metadataBytes;
    this.#index = index;
    return index;
  }

  #storedMetadataBytes(ids: readonly string[]): number {
    const sum = "SELECT COALESCE(SUM(LENGTH(CAST(metadata AS BLOB))), 0) AS bytes FROM vectors";
    const where = "WHERE id IN (SELECT value FROM json_each(?))";
    return this.#sql.exec<{ bytes: number }>(`${sum} ${where}`, JSON.stringify(ids)).one().bytes;
  }

  #metadataBytesAfter(records: readonly VectorRecord[], metadata: readonly (string | null)[]): number {
    const last = new Map(records.map(({ id }, position) => [id, metadata[position] ?? ""]));
    const written = [...last.values()].reduce((bytes, text) => bytes + utf8Bytes(text), 0);
    return this.#metadataBytes - this.#storedMetadataBytes([...last.keys()]) + written;
  }
}
