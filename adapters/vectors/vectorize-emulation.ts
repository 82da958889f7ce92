import { exactScore } from "../../core/vectors/exact-search.ts";
import type { VectorMetric } from "../../core/vectors/vector.ts";

/** Real mutations take seconds to show; long enough here that code which counts on seeing its own write fails. */
const MUTATION_DELAY_MS = 30;
const DEFAULT_TOP_K = 5;

/** The binding's errors. Codes are those that users of the service have reported; where none is known there is none. */
const fail = (operation: string, code: number | null, detail: string): Error =>
  new Error(`${operation}_ERROR${code === null ? "" : ` (code = ${code})`}: ${detail}`, { cause: new Error(detail) });

/** What JSON over HTTP leaves of a value: typed arrays become arrays, NaN becomes null. */
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

type Stored = VectorizeVector & { values: number[] };
type Primitive = string | number | boolean | null | undefined;

const OPERATORS: Readonly<Record<string, (value: Primitive, wanted: unknown) => boolean>> = {
  $eq: (value, wanted) => value === wanted,
  $ne: (value, wanted) => value !== wanted,
  $in: (value, wanted) => Array.isArray(wanted) && wanted.includes(value),
  $nin: (value, wanted) => Array.isArray(wanted) && !wanted.includes(value),
};

/**
 * TEST ONLY. The `Vectorize` *binding* as documented and as its errors have been reported, for the contract suite alone:
 * Vectorize has no local simulation. Asynchronous mutations in order, values as plain arrays, limits with their codes,
 * approximate scores, filters on fields with a metadata index only, `queryById` that returns the vector itself.
 *
 * Sources: developers.cloudflare.com/vectorize (client API, limits, metadata filtering, query vectors) and workerd's
 * `src/cloudflare/internal/vectorize-api.ts`.
 */
export class VectorizeEmulation implements Vectorize {
  readonly #vectors = new Map<string, Stored>();
  readonly #dimensions: number;
  readonly #metric: VectorMetric;
  readonly #indexedFields: ReadonlySet<string>;
  #processed = "";
  #mutations: Promise<void> = Promise.resolve();

  constructor(dimensions: number, metric: VectorMetric, indexedFields: readonly string[]) {
    this.#dimensions = dimensions;
    this.#metric = metric;
    this.#indexedFields = new Set(indexedFields);
  }

  async describe(): Promise<VectorizeIndexInfo> {
    const facts = {
      dimensions: this.#dimensions,
      vectorCount: this.#vectors.size,
      processedUpToDatetime: new Date().toISOString(),
      processedUpToMutation: this.#processed,
    };
    // The binding's type says number for both, the service answers text.
    return facts as unknown as VectorizeIndexInfo;
  }

  async insert(vectors: VectorizeVector[]): Promise<VectorizeAsyncMutation> {
    const checked = this.#checked("VECTOR_INSERT", vectors);
    return this.#mutate(() => {
      for (const vector of checked) if (!this.#vectors.has(vector.id)) this.#vectors.set(vector.id, vector);
    });
  }

  async upsert(vectors: VectorizeVector[]): Promise<VectorizeAsyncMutation> {
    const checked = this.#checked("VECTOR_UPSERT", vectors);
    return this.#mutate(() => {
      for (const vector of checked) this.#vectors.set(vector.id, vector);
    });
  }

  async deleteByIds(ids: string[]): Promise<VectorizeAsyncMutation> {
    this.#checkIdCount("VECTOR_DELETE", ids, 100);
    return this.#mutate(() => {
      for (const id of ids) this.#vectors.delete(id);
    });
  }

  async getByIds(ids: string[]): Promise<VectorizeVector[]> {
    this.#checkIdCount("VECTOR_GET", ids, 20);
    // In no promised order: here, that of storage.
    return overTheWire([...this.#vectors.values()].filter(({ id }) => ids.includes(id)));
  }

  async query(vector: VectorFloatArray | number[], options?: VectorizeQueryOptions): Promise<VectorizeMatches> {
    const values = Array.from(vector);
    if (values.length !== this.#dimensions) {
      const detail = `invalid query vector, expected ${this.#dimensions} dimensions, and got ${values.length} dimensions`;
      throw fail("VECTOR_QUERY", 40006, detail);
    }
    return this.#nearest(Float32Array.from(overTheWire(values)), options ?? {});
  }

  async queryById(vectorId: string, options?: VectorizeQueryOptions): Promise<VectorizeMatches> {
    const stored = this.#vectors.get(vectorId);
    // What the service answers is not documented; an error is the harder case.
    if (stored === undefined) throw fail("VECTOR_QUERY", null, `vector ${vectorId} not found`);
    return this.#nearest(Float32Array.from(stored.values), options ?? {});
  }

  #nearest(values: Float32Array, options: VectorizeQueryOptions): VectorizeMatches {
    const topK = options.topK ?? DEFAULT_TOP_K;
    // The binding turns true into "all" but sends false as it is.
    if (options.returnMetadata === false) throw fail("VECTOR_QUERY", 40026, "returnMetadata: expected value");
    const full = options.returnValues === true || options.returnMetadata === true || options.returnMetadata === "all";
    const most = full ? 20 : 100;
    if (topK > most) throw fail("VECTOR_QUERY", 40025, `max top K is ${most}, but got ${topK}`);
    if (options.filter !== undefined && Object.keys(options.filter).length === 0)
      throw fail("VECTOR_QUERY", null, "filter must be a non-empty object");
    const direction = this.#metric === "cosine" ? -1 : 1;
    const matches = [...this.#vectors.values()]
      .filter((stored) => this.#accepts(stored, options.filter ?? {}))
      .map((stored) => ({ stored, score: this.#approximate(values, stored.values) }))
      .sort((a, b) => direction * (a.score - b.score))
      .slice(0, topK)
      .map(({ stored: { id, values: own, metadata }, score }) => ({
        id,
        score,
        ...(options.returnValues ? { values: own } : {}),
        ...(full && !options.returnValues && metadata ? { metadata } : {}),
      }));
    return overTheWire({ count: matches.length, matches });
  }

  /** Scores are approximate unless values are asked for. */
  #approximate(query: Float32Array, stored: readonly number[]): number {
    return Number(exactScore(this.#metric, query, Float32Array.from(stored)).toPrecision(5));
  }

  #accepts({ metadata }: Stored, filter: VectorizeVectorMetadataFilter): boolean {
    return Object.entries(filter).every(([key, wanted]) => {
      const raw = this.#indexedFields.has(key) ? metadata?.[key] : undefined;
      const value = typeof raw === "object" ? undefined : raw;
      if (typeof wanted !== "object" || wanted === null) return value === wanted;
      return Object.entries(wanted).every(([operator, operand]) => OPERATORS[operator]?.(value, operand) ?? false);
    });
  }

  #checked(operation: string, vectors: readonly VectorizeVector[]): readonly Stored[] {
    if (vectors.length > 1_000) throw fail(operation, null, `max vectors is 1000, got ${vectors.length}`);
    const received = overTheWire(vectors.map((vector) => ({ ...vector, values: Array.from(vector.values) })));
    for (const { id, values, metadata } of received) {
      if (values.length !== this.#dimensions || !values.every(Number.isFinite))
        throw fail(operation, null, `invalid vector for id="${id}", expected ${this.#dimensions} dimensions`);
      if (new TextEncoder().encode(id).byteLength > 64) throw fail(operation, null, `id too long; max is 64 bytes`);
      if (JSON.stringify(metadata ?? {}).length > 10_240) throw fail(operation, null, "metadata too large");
    }
    return received.map((vector) => ({ ...vector, values: Array.from(Float32Array.from(vector.values)) }));
  }

  #checkIdCount(operation: string, ids: readonly string[], most: number): void {
    if (ids.length > most)
      throw fail(operation, 40007, `too many ids in payload; max id count is ${most}, got ${ids.length}`);
  }

  #mutate(change: () => void): VectorizeAsyncMutation {
    const mutationId = crypto.randomUUID();
    this.#mutations = this.#mutations.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, MUTATION_DELAY_MS));
      change();
      this.#processed = mutationId;
    });
    return { mutationId };
  }
}
