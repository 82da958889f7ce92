import { MemoryPlan } from "../memory-plan.ts";
import { FEATURE_COUNT } from "./case-features.ts";
import { BINS } from "./feature-bins.ts";

/** Added to a leaf's curvature: small leaves stay near 0. */
export const LEAF_PENALTY = 2;
/** Least curvature of a leaf: about as many undecided rows. */
const LEAF_CURVATURE_MIN = 4;
const WORD_BYTES = 4;
const DOUBLE_BYTES = 8;
const HISTOGRAM_BYTES = FEATURE_COUNT * BINS * 2 * DOUBLE_BYTES;
/** Words of a node: feature, bin, left child, value. */
const NODE_WORDS = 4;

/** What `kernels/tree-histograms.as.ts` exports. */
interface TreeHistograms extends WebAssembly.Exports {
  configure(features: number, bins: number, penalty: number, curvatureMin: number): void;
  place(binned: number, gradients: number, rows: number, spare: number): void;
  fill(histogram: number, from: number, to: number): void;
  subtract(larger: number, smaller: number): void;
  findSplit(histogram: number, slope: number, curvature: number): number;
  featureOfSplit(): number;
  binOfSplit(): number;
  partition(from: number, to: number, feature: number, bin: number): number;
  addTree(nodes: number, scores: number, count: number): void;
}

export interface Split {
  /** 0 where no split is worth it. */
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

/** The memory that trees are grown in, as views, and the compiled loops over it. A histogram is named by its address. */
export class TreeWorkspace {
  /** Slope and curvature of each row, one after the other. */
  readonly gradients: Float64Array;
  /** Rows that the next tree is grown on; those of a leaf side by side. */
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  readonly #kernel: TreeHistograms;
  readonly #histograms: number[];
  readonly #buffer: ArrayBuffer;
  readonly #nodes: number;
  readonly #nodeWords: Int32Array;
  readonly #nodeValues: Float32Array;

  /** `bins`: rows × `FEATURE_COUNT`, copied. `module`: `kernels/tree-histograms`. */
  constructor(module: WebAssembly.Module, bins: Uint8Array, leaves: number) {
    const rows = bins.length / FEATURE_COUNT;
    const nodes = 2 * leaves - 1;
    const plan = new MemoryPlan();
    const binned = plan.take(bins.length);
    const gradients = plan.take(rows * 2 * DOUBLE_BYTES);
    const numbers = plan.take(rows * WORD_BYTES);
    const spare = plan.take(rows * WORD_BYTES);
    const scores = plan.take(rows * DOUBLE_BYTES);
    this.#nodes = plan.take(nodes * NODE_WORDS * WORD_BYTES);
    this.#histograms = Array.from({ length: leaves + 1 }, () => plan.take(HISTOGRAM_BYTES));
    const memory = plan.memory();
    this.#buffer = memory.buffer;
    new Uint8Array(memory.buffer, binned, bins.length).set(bins);
    this.gradients = new Float64Array(memory.buffer, gradients, rows * 2);
    this.rows = new Int32Array(memory.buffer, numbers, rows);
    this.scores = new Float64Array(memory.buffer, scores, rows);
    this.#nodeWords = new Int32Array(memory.buffer, this.#nodes, nodes * NODE_WORDS);
    this.#nodeValues = new Float32Array(memory.buffer, this.#nodes, nodes * NODE_WORDS);
    this.#kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as TreeHistograms;
    this.#kernel.configure(FEATURE_COUNT, BINS, LEAF_PENALTY, LEAF_CURVATURE_MIN);
    this.#kernel.place(binned, gradients, numbers, spare);
  }

  /** A histogram of rows number `from` to `to`. */
  histogramOf(from: number, to: number): number {
    const histogram = this.#histograms.pop();
    if (histogram === undefined) throw new RangeError("more histograms than leaves");
    this.#kernel.fill(histogram, from, to);
    return histogram;
  }

  release(histogram: number): void {
    this.#histograms.push(histogram);
  }

  /** Leaves in `larger` what `smaller` does not hold. */
  subtract(larger: number, smaller: number): void {
    this.#kernel.subtract(larger, smaller);
  }

  /** Slope and curvature of all rows in a histogram: every feature's bins hold each row once. */
  sumOf(histogram: number): { readonly slope: number; readonly curvature: number } {
    const cells = new Float64Array(this.#buffer, histogram, BINS * 2);
    let slope = 0;
    let curvature = 0;
    for (let cell = 0; cell < cells.length; cell += 2) {
      slope += cells[cell] ?? 0;
      curvature += cells[cell + 1] ?? 0;
    }
    return { slope, curvature };
  }

  findSplit(histogram: number, slope: number, curvature: number): Split {
    const gain = this.#kernel.findSplit(histogram, slope, curvature);
    return { gain, feature: this.#kernel.featureOfSplit(), bin: this.#kernel.binOfSplit() };
  }

  /** Puts the rows of a leaf that go left first; answers where the others start. */
  partition(from: number, to: number, { feature, bin }: Split): number {
    return this.#kernel.partition(from, to, feature, bin);
  }

  writeNode(node: number, { feature, bin }: Pick<Split, "feature" | "bin">, left: number): void {
    this.#nodeWords.set([feature, bin, left], node * NODE_WORDS);
  }

  writeLeaf(node: number, value: number): void {
    this.writeNode(node, { feature: 0, bin: 0 }, 0);
    this.#nodeValues[node * NODE_WORDS + 3] = value;
  }

  /** Adds the tree of the nodes written to the scores of all rows. */
  addTreeToScores(): void {
    this.#kernel.addTree(this.#nodes, this.scores.byteOffset, this.scores.length);
  }
}
