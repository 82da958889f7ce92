export type VectorRefusalCode =
  | "not_configured"
  | "shape_conflict"
  | "bad_shape"
  | "too_many_records"
  | "too_many_ids"
  | "bad_id"
  | "dimensions_mismatch"
  | "not_finite"
  | "bad_metadata"
  | "metadata_too_large"
  | "bad_filter"
  | "top_k_out_of_range"
  | "index_full";

/** Why a vector index would not do it: a plain value, so that it crosses RPC whole. */
export interface VectorRefusal {
  readonly code: VectorRefusalCode;
  /** For the developer who made the call: names the offending id, field or number and the limit. */
  readonly message: string;
}

export const refusal = (code: VectorRefusalCode, message: string): VectorRefusal => ({ code, message });
