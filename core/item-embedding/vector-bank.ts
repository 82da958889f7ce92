import { MemoryPlan } from "../memory-plan.ts";

const FLOAT_BYTES = 4;

/** What `kernels/vector-products.as.ts` exports. */
interface VectorProducts extends WebAssembly.Exports {
  dotRows(vector: number, vectors: number, count: number, width: number, into: number): void;
  dotChosen(vector: number, vectors: number, numbers: number, count: number, width: number, into: number): void;
}

/** Vectors, and centres of clusters of them, with compiled products. */
export class VectorBank {
  /** Centres × dimensions, to be written by the caller. */
  readonly centres: Float32Array;
  /** Numbers of the vectors that `multiplyChosen` is to look at, to be written by the caller. */
  readonly chosen: Int32Array;
  /** Products of the last call, in its order. */
  readonly products: Float32Array;
  readonly #dimensions: number;
  readonly #addresses: {
    readonly vectors: number;
    readonly centres: number;
    readonly chosen: number;
    readonly into: number;
  };
  readonly #kernel: VectorProducts;

  /** `module`: `kernels/vector-products`; `vectors`: count × dimensions, copied; `dimensions`: a multiple of 4. */
  constructor(module: WebAssembly.Module, vectors: Float32Array, dimensions: number, centres: number) {
    const count = Math.max(vectors.length / dimensions, centres);
    const plan = new MemoryPlan();
    this.#dimensions = dimensions;
    this.#addresses = {
      vectors: plan.take(vectors.length * FLOAT_BYTES),
      centres: plan.take(centres * dimensions * FLOAT_BYTES),
      chosen: plan.take(count * FLOAT_BYTES),
      into: plan.take(count * FLOAT_BYTES),
    };
    const memory = plan.memory();
    new Float32Array(memory.buffer, this.#addresses.vectors, vectors.length).set(vectors);
    this.centres = new Float32Array(memory.buffer, this.#addresses.centres, centres * dimensions);
    this.chosen = new Int32Array(memory.buffer, this.#addresses.chosen, count);
    this.products = new Float32Array(memory.buffer, this.#addresses.into, count);
    this.#kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as VectorProducts;
  }

  /** Vector number `vector` with each of the first `count` centres. */
  multiplyCentres(vector: number, count: number): void {
    const { centres, into } = this.#addresses;
    this.#kernel.dotRows(this.#addressOf(vector), centres, count, this.#dimensions, into);
  }

  /** Vector number `vector` with the first `count` vectors of `chosen`. */
  multiplyChosen(vector: number, count: number): void {
    const { vectors, chosen, into } = this.#addresses;
    this.#kernel.dotChosen(this.#addressOf(vector), vectors, chosen, count, this.#dimensions, into);
  }

  #addressOf(vector: number): number {
    return this.#addresses.vectors + vector * this.#dimensions * FLOAT_BYTES;
  }
}
