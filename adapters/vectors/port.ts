/** Distance metric of an index; names are Vectorize's. */
export type VectorMetric = "cosine" | "euclidean" | "dot-product";
export type VectorMetadataValue = string | number | boolean;
export type VectorMetadata = { readonly [key: string]: VectorMetadataValue };
/** Equality or set membership on metadata fields, all of which must hold: a subset of Vectorize's filter language. */
export type VectorFilter = { readonly [key: string]: VectorMetadataValue | { readonly $in: readonly VectorMetadataValue[] } };

export interface VectorRecord {
  /** At most 64 bytes. */
  readonly id: string;
  readonly values: Float32Array;
  readonly metadata?: VectorMetadata;
}

export interface VectorMatch {
  readonly id: string;
  /** Cosine similarity in [-1, 1] for `cosine` (higher is nearer). */
  readonly score: number;
  readonly metadata?: VectorMetadata;
}

export interface VectorQuery {
  /** 1 to 100; 1 to 20 with `returnMetadata`. */
  readonly topK: number;
  readonly filter?: VectorFilter;
  readonly returnMetadata?: boolean;
}

export interface VectorIndexFacts {
  readonly dimensions: number;
  readonly metric: VectorMetric;
  readonly vectorCount: number;
}

/** A vector index, shaped like Vectorize: production binds Vectorize, elsewhere an embedded index passes the same contract suite. */
export interface VectorIndexPort {
  describe(): Promise<VectorIndexFacts>;
  /** Writes or replaces; at most 1,000 a call. Visible to queries soon after (at once when embedded). */
  upsert(records: readonly VectorRecord[]): Promise<void>;
  /** At most 100 ids a call. Unknown ids are ignored. */
  deleteByIds(ids: readonly string[]): Promise<void>;
  getByIds(ids: readonly string[]): Promise<readonly VectorRecord[]>;
  query(values: Float32Array, query: VectorQuery): Promise<readonly VectorMatch[]>;
  /** Neighbours of a stored vector, itself left out; empty for an unknown id. */
  queryById(id: string, query: VectorQuery): Promise<readonly VectorMatch[]>;
}
