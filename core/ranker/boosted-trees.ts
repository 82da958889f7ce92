/** Levels of a tree. */
export const TREE_DEPTH = 6;
export const LEAVES_PER_TREE = 1 << TREE_DEPTH;

/**
 * Regression trees whose nodes of one level share one question (oblivious trees: Prokhorenkova et al., "CatBoost", NeurIPS 2018),
 * as flat arrays: level `l` of tree `t` asks whether `features[t * TREE_DEPTH + l]` is above its threshold; the answers are the bits
 * of the leaf's number, the first level's the highest.
 */
export interface Trees {
  readonly features: Uint8Array;
  readonly thresholds: Float32Array;
  /** Trees × `LEAVES_PER_TREE`. */
  readonly leaves: Float32Array;
}

export const NO_TREES: Trees = {
  features: new Uint8Array(0),
  thresholds: new Float32Array(0),
  leaves: new Float32Array(0),
};

export const countTrees = ({ leaves }: Trees): number => leaves.length / LEAVES_PER_TREE;

/** The first `count` trees. */
export const firstTrees = ({ features, thresholds, leaves }: Trees, count: number): Trees => ({
  features: features.subarray(0, count * TREE_DEPTH),
  thresholds: thresholds.subarray(0, count * TREE_DEPTH),
  leaves: leaves.subarray(0, count * LEAVES_PER_TREE),
});

/**
 * Scores many rows at a time. A row and a tree take six subtractions and no branch: float32 values and thresholds become integers of
 * the same order (without their last bit), so that the sign of their difference is the answer.
 */
export class TreeScorer {
  /** Of each row, after `score`. */
  readonly scores: Float64Array;
  readonly #leaves: Float32Array;
  readonly #thresholds: Int32Array;
  /** Where each level's feature stands among the columns. */
  readonly #columnStarts: Uint32Array;
  /** Features that trees ask for; each has a column of `rowsMax` integers. */
  readonly #features: readonly number[];
  readonly #columns: Int32Array;
  readonly #rowsMax: number;

  constructor(trees: Trees, rowsMax: number) {
    this.scores = new Float64Array(rowsMax);
    this.#rowsMax = rowsMax;
    this.#leaves = trees.leaves;
    this.#thresholds = ordered(trees.thresholds);
    this.#features = [...new Set(trees.features)].sort((a, b) => a - b);
    const places = new Map(this.#features.map((feature, place) => [feature, place * rowsMax]));
    this.#columnStarts = Uint32Array.from(trees.features, (feature) => places.get(feature) ?? 0);
    this.#columns = new Int32Array(this.#features.length * rowsMax);
  }

  /** Sums of the leaves that rows `rows[0 .. count]` of `values`, `width` values each, fall into. */
  score(values: Float32Array, width: number, rows: ArrayLike<number>, count: number): void {
    this.#readColumns(values, width, rows, count);
    const leaves = this.#leaves;
    const thresholds = this.#thresholds;
    const starts = this.#columnStarts;
    const columns = this.#columns;
    const scores = this.scores.fill(0, 0, count);
    let first = 0;
    for (let level = 0; level < thresholds.length; level += TREE_DEPTH) {
      const t0 = thresholds[level] ?? 0;
      const t1 = thresholds[level + 1] ?? 0;
      const t2 = thresholds[level + 2] ?? 0;
      const t3 = thresholds[level + 3] ?? 0;
      const t4 = thresholds[level + 4] ?? 0;
      const t5 = thresholds[level + 5] ?? 0;
      const c0 = starts[level] ?? 0;
      const c1 = starts[level + 1] ?? 0;
      const c2 = starts[level + 2] ?? 0;
      const c3 = starts[level + 3] ?? 0;
      const c4 = starts[level + 4] ?? 0;
      const c5 = starts[level + 5] ?? 0;
      for (let row = 0; row < count; row++) {
        const leaf =
          (((t0 - (columns[c0 + row] ?? 0)) >>> 31) << 5) |
          (((t1 - (columns[c1 + row] ?? 0)) >>> 31) << 4) |
          (((t2 - (columns[c2 + row] ?? 0)) >>> 31) << 3) |
          (((t3 - (columns[c3 + row] ?? 0)) >>> 31) << 2) |
          (((t4 - (columns[c4 + row] ?? 0)) >>> 31) << 1) |
          ((t5 - (columns[c5 + row] ?? 0)) >>> 31);
        scores[row] = (scores[row] ?? 0) + (leaves[first + leaf] ?? 0);
      }
      first += LEAVES_PER_TREE;
    }
  }

  #readColumns(values: Float32Array, width: number, rows: ArrayLike<number>, count: number): void {
    const features = this.#features;
    const columns = this.#columns;
    for (let place = 0; place < features.length; place++) {
      const feature = features[place] ?? 0;
      const column = place * this.#rowsMax;
      for (let row = 0; row < count; row++) {
        // + 0 makes the negative zero a zero.
        FLOAT[0] = (values[(rows[row] ?? 0) * width + feature] ?? 0) + 0;
        columns[column + row] = inOrder(BITS[0] ?? 0);
      }
    }
  }
}

const FLOAT = new Float32Array(1);
const BITS = new Int32Array(FLOAT.buffer);

/** An integer of 31 bits that ascends with the float32 of these bits; two floats next to each other may share one. */
const inOrder = (bits: number): number => (bits ^ ((bits >> 31) & 0x7fffffff)) >> 1;

function ordered(values: Float32Array): Int32Array {
  return Int32Array.from(values, (value) => {
    FLOAT[0] = value + 0;
    return inOrder(BITS[0] ?? 0);
  });
}
