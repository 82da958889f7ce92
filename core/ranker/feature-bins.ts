import { FEATURE_COUNT } from "./features/feature-names.ts";

/** Values of a feature are told apart by at most this many bins. */
export const BINS = 48;
const SAMPLE_ROWS = 20_000;

/**
 * Cuts every feature at its quantiles, taken from evenly chosen rows of `values` (rows × `FEATURE_COUNT`). Answers per feature
 * `BINS` upper edges, ascending: bin `b` holds values not above `edges[b]` and above the one before.
 */
export function binEdges(values: Float32Array): Float32Array {
  const rows = values.length / FEATURE_COUNT;
  const edges = new Float32Array(FEATURE_COUNT * BINS).fill(Number.POSITIVE_INFINITY);
  const stride = Math.max(1, Math.floor(rows / SAMPLE_ROWS));
  const sample = new Float32Array(Math.ceil(rows / stride));
  for (let feature = 0; feature < FEATURE_COUNT; feature++) {
    for (let n = 0; n < sample.length; n++) sample[n] = values[n * stride * FEATURE_COUNT + feature] ?? 0;
    sample.sort();
    let bin = 0;
    for (let cut = 1; cut < BINS; cut++) {
      const edge = sample[Math.floor((cut * sample.length) / BINS)] ?? 0;
      const before = bin === 0 ? Number.NEGATIVE_INFINITY : (edges[feature * BINS + bin - 1] ?? 0);
      if (edge > before && edge < (sample[sample.length - 1] ?? 0)) edges[feature * BINS + bin++] = edge;
    }
  }
  return edges;
}

/** Writes the bins of the row of `values` at `from` to `into` at `at`. */
export function binRow(edges: Float32Array, values: Float32Array, from: number, into: Uint8Array, at: number): void {
  for (let feature = 0; feature < FEATURE_COUNT; feature++) {
    into[at + feature] = binOf(edges, feature * BINS, values[from + feature] ?? 0);
  }
}

function binOf(edges: Float32Array, first: number, value: number): number {
  let low = 0;
  let high = BINS - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (edges[first + middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
