import { type ItemEmbedding, productWith, sessionVector } from "../../item-embedding/item-embedding.ts";
import type { Candidates } from "../candidates.ts";
import type { EvidencePass } from "../evidence-pass.ts";
import { FEATURE_AT, FEATURE_COUNT } from "./feature-names.ts";

/** Newest different items of the session that candidates are compared with. */
const OWN_ITEMS_MAX = 4;

/** How near each candidate lies to the session, to its last item and to the nearest of those before. */
export class EmbeddingFeatures {
  /** The session's, after `readSession`. */
  readonly vector: Float64Array;
  readonly #embedding: ItemEmbedding | null;
  readonly #pass: EvidencePass;
  readonly #candidates: Candidates;
  /** The newest items' vectors. */
  readonly #ownVectors: Int8Array;

  constructor(embedding: ItemEmbedding | null, pass: EvidencePass, candidates: Candidates) {
    this.#embedding = embedding;
    this.#pass = pass;
    this.#candidates = candidates;
    this.vector = new Float64Array(embedding?.dimensions ?? 0);
    this.#ownVectors = new Int8Array(OWN_ITEMS_MAX * this.vector.length);
  }

  readSession(prefix: ArrayLike<number>, length: number): void {
    if (this.#embedding !== null && length > 0) sessionVector(this.#embedding, prefix, length, this.vector);
  }

  write(values: Float32Array, length: number): void {
    const embedding = this.#embedding;
    if (embedding === null || length === 0) return;
    const { dimensions, vectors, scales } = embedding;
    const { items, count } = this.#candidates;
    const { queryItems, queryCount } = this.#pass;
    const vector = this.vector;
    const own = this.#ownVectors;
    const earlier = Math.min(queryCount, OWN_ITEMS_MAX);
    for (let place = 0; place < earlier; place++) {
      const row = (queryItems[place] ?? 0) * dimensions;
      for (let d = 0; d < dimensions; d++) own[place * dimensions + d] = vectors[row + d] ?? 0;
    }
    const lastScale = scales[queryItems[0] ?? 0] ?? 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < count; candidate++) {
      const item = items[candidate] ?? 0;
      const row = item * dimensions;
      const scale = scales[item] ?? 0;
      const bySession = productWith(vectors, row, vector, dimensions) * scale;
      // Whole numbers below 2^21: no sum of 8-bit products needs more.
      let byLast = 0;
      for (let d = 0; d < dimensions; d++) byLast = (byLast + (vectors[row + d] ?? 0) * (own[d] ?? 0)) | 0;
      let nearest = -1;
      for (let place = 1; place < earlier; place++) {
        const ownRow = place * dimensions;
        let product = 0;
        for (let d = 0; d < dimensions; d++) product = (product + (vectors[row + d] ?? 0) * (own[ownRow + d] ?? 0)) | 0;
        const cosine = product * scale * (scales[queryItems[place] ?? 0] ?? 0);
        if (cosine > nearest) nearest = cosine;
      }
      const at = candidate * FEATURE_COUNT + FEATURE_AT.embedding;
      if (bySession > best) best = bySession;
      values[at] = bySession;
      values[at + 2] = byLast * scale * lastScale;
      values[at + 3] = earlier > 1 ? nearest : 0;
    }
    for (let candidate = 0; candidate < count; candidate++) {
      const at = candidate * FEATURE_COUNT + FEATURE_AT.embedding;
      values[at + 1] = (values[at] ?? 0) - best;
    }
  }
}
