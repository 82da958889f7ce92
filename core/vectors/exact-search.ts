import type { VectorMetric } from "./vector.ts";

export interface ScoredId {
  readonly id: string;
  readonly score: number;
}

export function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

export const norm = (values: Float32Array): number => Math.sqrt(dotProduct(values, values));

/**
 * The score that Vectorize documents for each metric: cosine similarity (higher is nearer; 0 when a vector is all zeros),
 * Euclidean distance and *negative* dot product (lower is nearer).
 * https://developers.cloudflare.com/vectorize/best-practices/create-indexes/#distance-metrics
 */
export function exactScore(metric: VectorMetric, a: Float32Array, b: Float32Array): number {
  if (metric === "dot-product") return -dotProduct(a, b);
  if (metric === "euclidean") {
    let squares = 0;
    for (let index = 0; index < a.length; index++) squares += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
    return Math.sqrt(squares);
  }
  const norms = norm(a) * norm(b);
  // Rounding may carry the quotient a hair past 1.
  return norms === 0 ? 0 : Math.max(-1, Math.min(1, dotProduct(a, b) / norms));
}

/** Nearest first; equal scores by id, so that an answer never depends on storage order. */
export function compareScores(metric: VectorMetric): (a: ScoredId, b: ScoredId) => number {
  const direction = metric === "cosine" ? -1 : 1;
  return (a, b) => direction * (a.score - b.score) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Scores every candidate with full float32 precision and keeps the `topK` nearest. */
export function rankExactly(
  metric: VectorMetric,
  query: Float32Array,
  candidates: Iterable<readonly [id: string, values: Float32Array]>,
  topK: number,
): readonly ScoredId[] {
  const scored: ScoredId[] = [];
  for (const [id, values] of candidates) scored.push({ id, score: exactScore(metric, query, values) });
  return scored.sort(compareScores(metric)).slice(0, topK);
}
