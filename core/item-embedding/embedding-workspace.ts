import { MemoryPlan } from "../memory-plan.ts";

const FLOAT_BYTES = 4;
/** Scores' gradients smaller than this are made 0 or this by chance, with their expectation kept: the way back costs less. */
const GRADIENT_GRAIN = 1 / 24;

/** What `kernels/embedding-step.as.ts` exports. */
interface EmbeddingStep extends WebAssembly.Exports {
  configure(width: number, batch: number, columns: number, grain: number, seed: number): void;
  placeItems(vectors: number, means: number, squares: number, slotOf: number, logExpected: number): void;
  placeInput(columnItems: number, starts: number, items: number, distances: number): void;
  placeScratch(
    columnVectors: number,
    sessionVectors: number,
    norms: number,
    scores: number,
    hidden: number,
    slotItems: number,
    gradients: number,
    distanceWeights: number,
    distanceGradients: number,
  ): void;
  differentiate(scale: number): number;
  apply(rate: number): void;
}

export interface WorkspaceSize {
  readonly items: number;
  /** Floats of a vector: a multiple of 4. */
  readonly dimensions: number;
  /** Cases of a step, a multiple of 4, and columns that each is scored against, a multiple of 4. */
  readonly batch: number;
  readonly columns: number;
  /** Distances from the end that have a weight: most items of a case. */
  readonly distances: number;
  readonly seed: number;
  /** Instead of 1/24; 0: all gradients as they are. */
  readonly grain?: number;
}

/** The memory that one training works in, as views, and the compiled step over it. */
export class EmbeddingWorkspace {
  /** Items × dimensions. */
  readonly vectors: Float32Array;
  /** log of each item's expected count among a step's columns. */
  readonly logExpected: Float32Array;
  readonly distanceWeights: Float32Array;
  readonly distanceGradients: Float32Array;
  /** The step's input. Column `c` below `batch` is what case `c` is to foretell. */
  readonly columnItems: Int32Array;
  /** Case `c` has items `contextStarts[c] .. contextStarts[c + 1]` with their distances from its end. */
  readonly contextStarts: Int32Array;
  readonly contextItems: Int32Array;
  readonly contextDistances: Int32Array;
  readonly #step: EmbeddingStep;

  constructor(
    module: WebAssembly.Module,
    { items, dimensions, batch, columns, distances, seed, grain }: WorkspaceSize,
  ) {
    const plan = new MemoryPlan();
    const floats = (count: number): number => plan.take(count * FLOAT_BYTES);
    const slots = columns + batch * distances;
    const vectors = floats(items * dimensions);
    const means = floats(items * dimensions);
    const squares = floats(items * dimensions);
    const slotOf = floats(items);
    const logExpected = floats(items);
    const columnItems = floats(columns);
    const contextStarts = floats(batch + 1);
    const contextItems = floats(batch * distances);
    const contextDistances = floats(batch * distances);
    const distanceWeights = floats(distances);
    const distanceGradients = floats(distances);
    const scratch = [
      floats(columns * dimensions),
      floats(batch * dimensions),
      floats(batch),
      floats(batch * columns),
      floats(dimensions + columns),
      floats(slots),
      floats(slots * dimensions),
    ] as const;
    const memory = plan.memory();
    const view = (address: number, count: number): Float32Array => new Float32Array(memory.buffer, address, count);
    const whole = (address: number, count: number): Int32Array => new Int32Array(memory.buffer, address, count);
    this.vectors = view(vectors, items * dimensions);
    this.logExpected = view(logExpected, items);
    this.distanceWeights = view(distanceWeights, distances);
    this.distanceGradients = view(distanceGradients, distances);
    this.columnItems = whole(columnItems, columns);
    this.contextStarts = whole(contextStarts, batch + 1);
    this.contextItems = whole(contextItems, batch * distances);
    this.contextDistances = whole(contextDistances, batch * distances);
    whole(slotOf, items).fill(-1);
    this.#step = new WebAssembly.Instance(module, { env: { memory } }).exports as EmbeddingStep;
    this.#step.configure(dimensions, batch, columns, grain ?? GRADIENT_GRAIN, seed);
    this.#step.placeItems(vectors, means, squares, slotOf, logExpected);
    this.#step.placeInput(columnItems, contextStarts, contextItems, contextDistances);
    this.#step.placeScratch(...scratch, distanceWeights, distanceGradients);
  }

  /** Forward and backward of the input's cases; answers the slope of the scale. */
  differentiate(scale: number): number {
    this.distanceGradients.fill(0);
    return this.#step.differentiate(scale);
  }

  /** Adam for the vectors that the gradients touch. `rate` is already corrected for the first steps. */
  applyToVectors(rate: number): void {
    this.#step.apply(rate);
  }
}
