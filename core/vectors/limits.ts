import { err, ok, type Result } from "../result.ts";
import { refusal, type VectorRefusal, type VectorRefusalCode } from "./refusal.ts";
import {
  VECTOR_METRICS,
  type VectorFilter,
  type VectorIndexShape,
  type VectorMetadata,
  type VectorQuery,
  type VectorRecord,
} from "./vector.ts";

/*
 * Vectorize's limits, held by every index so that what runs locally also runs in production.
 * https://developers.cloudflare.com/vectorize/platform/limits/
 */
export const MAX_DIMENSIONS = 1_536;
export const MAX_TOP_K = 100;
export const MAX_TOP_K_WITH_METADATA = 20;
export const MAX_RECORDS_PER_UPSERT = 1_000;
/** Vectorize refuses the whole call past it, with code 40007. */
export const MAX_IDS_PER_CALL = 100;
export const MAX_ID_BYTES = 64;
export const MAX_METADATA_BYTES = 10 * 1_024;
/** Compact JSON of a filter must stay below it. */
export const MAX_FILTER_BYTES = 2_048;
export const MAX_KEY_CHARS = 512;

type Check = Result<true, VectorRefusal>;
const PASSED: Check = ok(true);
const refuse = (code: VectorRefusalCode, message: string): Check => err(refusal(code, message));

const encoder = new TextEncoder();
export const utf8Bytes = (text: string): number => encoder.encode(text).byteLength;

/** Vectorize: not empty, no dot (nesting), no double quote, no leading dollar sign. */
const isKey = (key: string): boolean => key.length <= MAX_KEY_CHARS && /^[^."$][^."]*$/.test(key);
const isValue = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));

export function checkShape({ dimensions, metric }: VectorIndexShape): Check {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MAX_DIMENSIONS)
    return refuse("bad_shape", `An index has 1 to ${MAX_DIMENSIONS} dimensions, not ${dimensions}.`);
  if (!VECTOR_METRICS.includes(metric)) return refuse("bad_shape", `Unknown metric "${metric}".`);
  return PASSED;
}

export function checkId(id: string): Check {
  if (id === "" || /\p{Cc}/u.test(id)) return refuse("bad_id", "An id may not be empty or hold control characters.");
  if (!id.isWellFormed() || utf8Bytes(id) > MAX_ID_BYTES)
    return refuse("bad_id", `Id "${id.slice(0, 80).toWellFormed()}" is not ${MAX_ID_BYTES} bytes or less of UTF-8.`);
  return PASSED;
}

export function checkIds(ids: readonly string[]): Check {
  if (ids.length > MAX_IDS_PER_CALL)
    return refuse("too_many_ids", `A call takes at most ${MAX_IDS_PER_CALL} ids, got ${ids.length}.`);
  for (const id of ids) {
    const checked = checkId(id);
    if (!checked.ok) return checked;
  }
  return PASSED;
}

/** @param what names the vector in the message: `query` or an id. */
export function checkValues(values: Float32Array, dimensions: number, what: string): Check {
  if (values.length !== dimensions)
    return refuse("dimensions_mismatch", `${what}: the index has ${dimensions} dimensions, got ${values.length}.`);
  for (let index = 0; index < values.length; index++)
    if (!Number.isFinite(values[index])) return refuse("not_finite", `${what}: value ${index} is ${values[index]}.`);
  return PASSED;
}

export function checkMetadata(metadata: VectorMetadata, what: string): Check {
  for (const [key, value] of Object.entries(metadata)) {
    if (!isKey(key)) return refuse("bad_metadata", `${what}: metadata key "${key.slice(0, 80)}" is not allowed.`);
    if (!isValue(value))
      return refuse("bad_metadata", `${what}: metadata "${key}" is not a string, a finite number or a boolean.`);
  }
  const bytes = utf8Bytes(JSON.stringify(metadata));
  if (bytes > MAX_METADATA_BYTES)
    return refuse("metadata_too_large", `${what}: metadata is ${bytes} bytes, the limit is ${MAX_METADATA_BYTES}.`);
  return PASSED;
}

export function checkRecords(records: readonly VectorRecord[], dimensions: number): Check {
  if (records.length > MAX_RECORDS_PER_UPSERT)
    return refuse("too_many_records", `An upsert takes at most ${MAX_RECORDS_PER_UPSERT}, got ${records.length}.`);
  for (const { id, values, metadata } of records) {
    const checks = [checkId(id), checkValues(values, dimensions, id)];
    if (metadata !== undefined) checks.push(checkMetadata(metadata, id));
    for (const checked of checks) if (!checked.ok) return checked;
  }
  return PASSED;
}

function checkFilter(filter: VectorFilter): Check {
  for (const [key, wanted] of Object.entries(filter)) {
    if (!isKey(key)) return refuse("bad_filter", `Filter key "${key.slice(0, 80)}" is not allowed.`);
    const values: unknown = typeof wanted === "object" && wanted !== null ? wanted.$in : [wanted];
    if (!Array.isArray(values) || !values.every(isValue))
      return refuse("bad_filter", `Filter "${key}" is neither a value nor { $in: [values] }.`);
  }
  const bytes = utf8Bytes(JSON.stringify(filter));
  if (bytes >= MAX_FILTER_BYTES)
    return refuse("bad_filter", `A filter is below ${MAX_FILTER_BYTES} bytes, got ${bytes}.`);
  return PASSED;
}

export function checkQuery({ topK, filter, returnMetadata }: VectorQuery): Check {
  const most = returnMetadata ? MAX_TOP_K_WITH_METADATA : MAX_TOP_K;
  if (!Number.isInteger(topK) || topK < 1 || topK > most)
    return refuse("top_k_out_of_range", `topK is 1 to ${most}${returnMetadata ? " with metadata" : ""}, got ${topK}.`);
  return filter === undefined ? PASSED : checkFilter(filter);
}
