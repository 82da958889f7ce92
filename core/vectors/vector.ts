/** Distance metric of an index; names and score conventions are Vectorize's (see `exactScore`). */
export const VECTOR_METRICS = ["cosine", "euclidean", "dot-product"] as const;
export type VectorMetric = (typeof VECTOR_METRICS)[number];

export type VectorMetadataValue = string | number | boolean;
export type VectorMetadata = { readonly [key: string]: VectorMetadataValue };

/** Equality or set membership on metadata fields, all of which must hold: a subset of Vectorize's filter language. */
export type VectorFilter = {
  readonly [key: string]: VectorMetadataValue | { readonly $in: readonly VectorMetadataValue[] };
};

/** What an index is created with and keeps for life. */
export interface VectorIndexShape {
  readonly dimensions: number;
  readonly metric: VectorMetric;
}

export interface VectorIndexFacts extends VectorIndexShape {
  readonly vectorCount: number;
}

export interface VectorRecord {
  /** 1 to 64 bytes of UTF-8. */
  readonly id: string;
  readonly values: Float32Array;
  /** At most 10 KiB as JSON. */
  readonly metadata?: VectorMetadata;
}

export interface VectorMatch {
  readonly id: string;
  /** Cosine similarity in [-1, 1] for `cosine` (higher is nearer); distance and negative dot product otherwise (lower is nearer). */
  readonly score: number;
  readonly metadata?: VectorMetadata;
}

export interface VectorQuery {
  /** 1 to 100; 1 to 20 with `returnMetadata`. */
  readonly topK: number;
  readonly filter?: VectorFilter;
  readonly returnMetadata?: boolean;
}
