import { type ItemEmbedding, productWith, sessionVector } from "../../item-embedding/item-embedding.ts";
import type { Candidates } from "../candidates.ts";
import type { EvidencePass } from "../evidence-pass.ts";
import { FEATURE_AT, FEATURE_COUNT } from "./feature-names.ts";

/** Newest different items of the session that candidates are compared with: as many as `write` has sums. */
const OWN_ITEMS_MAX = 4;

/** How near each candidate lies to the session, to its last item and to the nearest of those before. */
export class EmbeddingFeatures {
  /** The session's, after `readSession`. */
  readonly vector: Float64Array;
  readonly #embedding: ItemEmbedding | null;
  readonly #pass: EvidencePass;
  readonly #candidates: Candidates;
  /** The newest items' vectors, a dimension of each side by side, and their scales. */
  readonly #ownVectors: Int8Array;
  readonly #ownScales = new Float64Array(OWN_ITEMS_MAX);

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
    own.fill(0);
    for (let place = 0; place < earlier; place++) {
      const row = (queryItems[place] ?? 0) * dimensions;
      for (let d = 0; d < dimensions; d++) own[d * OWN_ITEMS_MAX + place] = vectors[row + d] ?? 0;
    }
    const ownScales = this.#ownScales.fill(0);
    for (let place = 0; place < earlier; place++) ownScales[place] = scales[queryItems[place] ?? 0] ?? 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < count; candidate++) {
      const item = items[candidate] ?? 0;
      const row = item * dimensions;
      const scale = scales[item] ?? 0;
      const bySession = productWith(vectors, row, vector, dimensions) * scale;
      // All own items at once: a dimension is read once, and no sum waits for another. Whole numbers below 2^21.
      let first = 0;
      let second = 0;
      let third = 0;
      let fourth = 0;
      for (let d = 0, at = 0; d < dimensions; d++, at += OWN_ITEMS_MAX) {
        const value = vectors[row + d] ?? 0;
        first = (first + value * (own[at] ?? 0)) | 0;
        second = (second + value * (own[at + 1] ?? 0)) | 0;
        third = (third + value * (own[at + 2] ?? 0)) | 0;
        fourth = (fourth + value * (own[at + 3] ?? 0)) | 0;
      }
      let nearest = -1;
      if (earlier > 1) nearest = Math.max(nearest, second * scale * (ownScales[1] ?? 0));
      if (earlier > 2) nearest = Math.max(nearest, third * scale * (ownScales[2] ?? 0));
      if (earlier > 3) nearest = Math.max(nearest, fourth * scale * (ownScales[3] ?? 0));
      const at = candidate * FEATURE_COUNT + FEATURE_AT.embedding;
      if (bySession > best) best = bySession;
      values[at] = bySession;
      values[at + 2] = first * scale * (ownScales[0] ?? 0);
      values[at + 3] = earlier > 1 ? nearest : 0;
    }
    for (let candidate = 0; candidate < count; candidate++) {
      const at = candidate * FEATURE_COUNT + FEATURE_AT.embedding;
      values[at + 1] = (values[at] ?? 0) - best;
    }
  }
}
