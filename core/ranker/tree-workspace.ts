import { MemoryPlan } from "../memory-plan.ts";
import { LEAVES_PER_TREE, TREE_DEPTH } from "./boosted-trees.ts";
import { BINS } from "./feature-bins.ts";
import { FEATURE_COUNT } from "./features/feature-names.ts";

/** Added to a leaf's curvature: small leaves stay near 0. */
const LEAF_PENALTY = 2;
const WORD_BYTES = 4;
const DOUBLE_BYTES = 8;
const HISTOGRAM_BYTES = FEATURE_COUNT * BINS * 2 * DOUBLE_BYTES;

/** What `kernels/tree-histograms.as.ts` exports. */
interface TreeHistograms extends WebAssembly.Exports {
  configure(features: number, bins: number, penalty: number): void;
  place(binned: number, gradients: number, rows: number, spare: number): void;
  fill(histogram: number, from: number, to: number): void;
  subtract(larger: number, smaller: number): void;
  findSharedSplit(histograms: number, leaves: number, sums: number, scratch: number): number;
  featureOfSplit(): number;
  binOfSplit(): number;
  partition(from: number, to: number, feature: number, bin: number): number;
  addTree(splits: number, depth: number, values: number, scores: number, count: number): void;
}

/** What all leaves of a level are split by: rows whose bin of the feature is not above `bin` go left. */
export interface Split {
  readonly feature: number;
  /** The last bin where no split gains anything: all rows go left. */
  readonly bin: number;
}

interface Addresses {
  readonly histograms: readonly number[];
  readonly table: number;
  readonly sums: number;
  readonly scratch: number;
  readonly splits: number;
  readonly values: number;
}

/** The memory that trees are grown in, and the compiled loops over it: one tree after the other, level by level. */
export class TreeWorkspace {
  /** Slope and curvature of each row, one after the other, to be written before a tree. */
  readonly gradients: Float64Array;
  /** Rows that the next tree is grown on, to be written before it; then those of a leaf side by side. */
  readonly rows: Int32Array;
  readonly scores: Float64Array;
  /** Of the tree's leaves. */
  readonly values: Float32Array;
  readonly #kernel: TreeHistograms;
  readonly #buffer: ArrayBuffer;
  readonly #at: Addresses;
  readonly #table: Int32Array;
  readonly #sums: Float64Array;
  readonly #splits: Int32Array;
  /** Leaf `l` has rows number `#bounds[l] .. #bounds[l + 1]`. */
  #bounds: number[] = [0, 0];

  /** `bins`: rows × `FEATURE_COUNT`, copied. `module`: `kernels/tree-histograms`. */
  constructor(module: WebAssembly.Module, bins: Uint8Array) {
    const rows = bins.length / FEATURE_COUNT;
    const plan = new MemoryPlan();
    const binned = plan.take(bins.length);
    const gradients = plan.take(rows * 2 * DOUBLE_BYTES);
    const numbers = plan.take(rows * WORD_BYTES);
    const spare = plan.take(rows * WORD_BYTES);
    const scores = plan.take(rows * DOUBLE_BYTES);
    this.#at = {
      histograms: Array.from({ length: LEAVES_PER_TREE }, () => plan.take(HISTOGRAM_BYTES)),
      table: plan.take(LEAVES_PER_TREE * WORD_BYTES),
      sums: plan.take(LEAVES_PER_TREE * 2 * DOUBLE_BYTES),
      scratch: plan.take(LEAVES_PER_TREE * 2 * DOUBLE_BYTES),
      splits: plan.take(TREE_DEPTH * 2 * WORD_BYTES),
      values: plan.take(LEAVES_PER_TREE * WORD_BYTES),
    };
    const memory = plan.memory();
    const { buffer } = memory;
    this.#buffer = buffer;
    new Uint8Array(buffer, binned, bins.length).set(bins);
    this.gradients = new Float64Array(buffer, gradients, rows * 2);
    this.rows = new Int32Array(buffer, numbers, rows);
    this.scores = new Float64Array(buffer, scores, rows);
    this.values = new Float32Array(buffer, this.#at.values, LEAVES_PER_TREE);
    this.#table = new Int32Array(buffer, this.#at.table, LEAVES_PER_TREE);
    this.#sums = new Float64Array(buffer, this.#at.sums, LEAVES_PER_TREE * 2);
    this.#splits = new Int32Array(buffer, this.#at.splits, TREE_DEPTH * 2);
    this.#kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as TreeHistograms;
    this.#kernel.configure(FEATURE_COUNT, BINS, LEAF_PENALTY);
    this.#kernel.place(binned, gradients, numbers, spare);
  }

  /** Splits the first `chosen` rows level by level; answers the splits, the first level's first. */
  grow(chosen: number): readonly Split[] {
    const splits: Split[] = [];
    this.#bounds = [0, chosen];
    let histograms = this.#at.histograms.slice(0, 1);
    this.#kernel.fill(histograms[0] ?? 0, 0, chosen);
    for (let level = 0; level < TREE_DEPTH; level++) {
      const split = this.#findSplit(histograms);
      splits.push(split);
      this.#splits.set([split.feature, split.bin], level * 2);
      histograms = this.#split(split, histograms, level + 1 < TREE_DEPTH);
    }
    return splits;
  }

  /** Writes the value of each leaf: a Newton step of its rows, times `rate`. */
  settle(rate: number): void {
    for (let leaf = 0; leaf < LEAVES_PER_TREE; leaf++) {
      let slope = 0;
      let curvature = 0;
      for (let at = this.#bounds[leaf] ?? 0; at < (this.#bounds[leaf + 1] ?? 0); at++) {
        const row = (this.rows[at] ?? 0) * 2;
        slope += this.gradients[row] ?? 0;
        curvature += this.gradients[row + 1] ?? 0;
      }
      this.values[leaf] = (-rate * slope) / (curvature + LEAF_PENALTY);
    }
  }

  /** Adds the tree to the scores of all rows. */
  addToScores(): void {
    const { splits, values } = this.#at;
    this.#kernel.addTree(splits, TREE_DEPTH, values, this.scores.byteOffset, this.scores.length);
  }

  #findSplit(histograms: readonly number[]): Split {
    this.#table.set(histograms);
    histograms.forEach((histogram, leaf) => {
      // Every feature's bins hold each row once: those of the first feature are enough.
      const cells = new Float64Array(this.#buffer, histogram, BINS * 2);
      let slope = 0;
      let curvature = 0;
      for (let cell = 0; cell < cells.length; cell += 2) {
        slope += cells[cell] ?? 0;
        curvature += cells[cell + 1] ?? 0;
      }
      this.#sums[leaf * 2] = slope;
      this.#sums[leaf * 2 + 1] = curvature;
    });
    const { table, sums, scratch } = this.#at;
    this.#kernel.findSharedSplit(table, histograms.length, sums, scratch);
    return { feature: this.#kernel.featureOfSplit(), bin: this.#kernel.binOfSplit() };
  }

  /** Splits every leaf's rows; answers the histograms of the new leaves, the larger child's being what the smaller one leaves. */
  #split({ feature, bin }: Split, histograms: readonly number[], further: boolean): number[] {
    const leaves = histograms.length;
    const bounds = [0];
    const next: number[] = [];
    histograms.forEach((histogram, leaf) => {
      const from = this.#bounds[leaf] ?? 0;
      const to = this.#bounds[leaf + 1] ?? 0;
      const middle = this.#kernel.partition(from, to, feature, bin);
      bounds.push(middle, to);
      if (!further) return;
      const leftIsSmaller = middle - from <= to - middle;
      const smaller = this.#at.histograms[leaves + leaf] ?? 0;
      this.#kernel.fill(smaller, leftIsSmaller ? from : middle, leftIsSmaller ? middle : to);
      this.#kernel.subtract(histogram, smaller);
      next.push(...(leftIsSmaller ? [smaller, histogram] : [histogram, smaller]));
    });
    this.#bounds = bounds;
    return next;
  }
}
