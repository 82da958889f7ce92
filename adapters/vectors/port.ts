import type { VectorIndexFacts, VectorMatch, VectorQuery, VectorRecord } from "../../core/vectors/vector.ts";

export type {
  VectorFilter,
  VectorIndexFacts,
  VectorIndexShape,
  VectorMatch,
  VectorMetadata,
  VectorMetadataValue,
  VectorMetric,
  VectorQuery,
  VectorRecord,
} from "../../core/vectors/vector.ts";

/**
 * A vector index, shaped like Vectorize: production binds Vectorize, elsewhere an embedded index passes the same contract suite.
 * What breaks a limit (`core/vectors/limits.ts`) rejects with a `VectorIndexError` whose `code` says which, and changes nothing.
 */
export interface VectorIndexPort {
  describe(): Promise<VectorIndexFacts>;
  /** Writes or replaces; at most 1,000 a call. Visible to queries soon after (at once when embedded). */
  upsert(records: readonly VectorRecord[]): Promise<void>;
  /** At most 100 ids a call. Unknown ids are ignored. */
  deleteByIds(ids: readonly string[]): Promise<void>;
  /** At most 100 ids a call. Known ones only, each once, in the order asked for. */
  getByIds(ids: readonly string[]): Promise<readonly VectorRecord[]>;
  /** Nearest first. */
  query(values: Float32Array, query: VectorQuery): Promise<readonly VectorMatch[]>;
  /** Neighbours of a stored vector, itself left out (at the greatest `topK` that may cost one match); empty for an unknown id. */
  queryById(id: string, query: VectorQuery): Promise<readonly VectorMatch[]>;
}
