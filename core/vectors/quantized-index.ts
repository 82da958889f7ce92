import { norm } from "./exact-search.ts";
import { compileFilter } from "./metadata-filter.ts";
import { quantize } from "./quantize.ts";
import { TopK } from "./top-k.ts";
import type { VectorFilter, VectorIndexShape, VectorMetadata } from "./vector.ts";

/** Candidates that a scan hands to exact scoring, per result asked for: the quantization error reorders only near neighbours. */
export const CANDIDATES_PER_RESULT = 3;
export const MIN_CANDIDATES = 32;

const GROWTH = 1.5;
const MIN_CAPACITY = 256;

export const candidatesFor = (topK: number): number => Math.max(MIN_CANDIDATES, topK * CANDIDATES_PER_RESULT);

/** Integer dot product of the codes at `offset` with a query's; exact, at most 127² · dimensions. */
function codeDot(codes: Int8Array, offset: number, queryCodes: Int32Array): number {
  let dot = 0;
  for (let index = 0; index < queryCodes.length; index++)
    dot = (dot + Math.imul(codes[offset + index] ?? 0, queryCodes[index] ?? 0)) | 0;
  return dot;
}

/**
 * The in-memory half of an index: one byte per dimension in one flat array, scanned whole for every query. It answers
 * candidates; the caller scores them with the float32 values, which live outside (`rankExactly`).
 *
 * Memory: dimensions + 16 bytes a vector, plus its id and metadata. Writes are O(dimensions); deleting moves the last slot
 * into the hole, so the arrays stay dense.
 */
export class QuantizedIndex {
  readonly shape: VectorIndexShape;
  #capacity: number;
  #codes: Int8Array;
  /** Nearness of slot s to a query = factor[s] · queryFactor · Σ code · queryCode − bias[s]; greater is nearer, whatever the metric. */
  #factors: Float64Array;
  #biases: Float64Array;
  readonly #ids: string[] = [];
  readonly #metadata: (VectorMetadata | undefined)[] = [];
  readonly #slots = new Map<string, number>();

  /** @param expected vectors to reserve room for. */
  constructor(shape: VectorIndexShape, expected = 0) {
    this.shape = shape;
    this.#capacity = Math.max(MIN_CAPACITY, expected);
    this.#codes = new Int8Array(this.#capacity * shape.dimensions);
    this.#factors = new Float64Array(this.#capacity);
    this.#biases = new Float64Array(this.#capacity);
  }

  get size(): number {
    return this.#ids.length;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  set(id: string, values: Float32Array, metadata?: VectorMetadata): void {
    const known = this.#slots.get(id);
    const slot = known ?? this.#ids.length;
    if (known === undefined) {
      if (slot === this.#capacity) this.#grow();
      this.#ids.push(id);
      this.#slots.set(id, slot);
    }
    this.#metadata[slot] = metadata;
    const scale = quantize(values, this.#codes, slot * this.shape.dimensions);
    const length = norm(values);
    this.#factors[slot] = this.shape.metric === "cosine" ? (length === 0 ? 0 : scale / length) : scale;
    this.#biases[slot] = this.shape.metric === "euclidean" ? length * length : 0;
  }

  /** Says whether it was there. */
  delete(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    const last = this.#ids.length - 1;
    const lastId = this.#ids.pop() ?? id;
    const lastMetadata = this.#metadata.pop();
    this.#slots.delete(id);
    if (slot !== last) {
      const { dimensions } = this.shape;
      this.#codes.copyWithin(slot * dimensions, last * dimensions, (last + 1) * dimensions);
      this.#factors[slot] = this.#factors[last] ?? 0;
      this.#biases[slot] = this.#biases[last] ?? 0;
      this.#ids[slot] = lastId;
      this.#metadata[slot] = lastMetadata;
      this.#slots.set(lastId, slot);
    }
    return true;
  }

  /** Ids of the vectors that look nearest, nearest first, at most `count`; `filter` is applied before counting. */
  candidates(query: Float32Array, count: number, filter?: VectorFilter): readonly string[] {
    const { dimensions, metric } = this.shape;
    const codes = this.#codes;
    const metadata = this.#metadata;
    const accepts = filter === undefined ? null : compileFilter(filter);
    const narrowCodes = new Int8Array(dimensions);
    const queryFactor = (metric === "euclidean" ? 2 : 1) * quantize(query, narrowCodes, 0);
    const queryCodes = Int32Array.from(narrowCodes);
    const best = new TopK(count);
    // Locals, not fields: the loop runs dimensions × size times for every query.
    const factors = this.#factors;
    const biases = this.#biases;
    const size = this.#ids.length;
    let threshold = best.threshold;
    for (let slot = 0, offset = 0; slot < size; slot++, offset += dimensions) {
      if (accepts !== null && !accepts(metadata[slot])) continue;
      const dot = codeDot(codes, offset, queryCodes);
      const nearness = (factors[slot] ?? 0) * queryFactor * dot - (biases[slot] ?? 0);
      if (nearness > threshold) {
        best.offer(nearness, slot);
        threshold = best.threshold;
      }
    }
    return best.slots().map((slot) => this.#ids[slot] ?? "");
  }

  #grow(): void {
    this.#capacity = Math.ceil(this.#capacity * GROWTH);
    const codes = new Int8Array(this.#capacity * this.shape.dimensions);
    const factors = new Float64Array(this.#capacity);
    const biases = new Float64Array(this.#capacity);
    codes.set(this.#codes);
    factors.set(this.#factors);
    biases.set(this.#biases);
    this.#codes = codes;
    this.#factors = factors;
    this.#biases = biases;
  }
}
