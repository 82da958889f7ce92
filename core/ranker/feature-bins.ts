import { FEATURE_COUNT } from "./case-features.ts";

/** Values of a feature are told apart by at most this many bins. */
export const BINS = 48;
const SAMPLE_ROWS = 20_000;

/** Rows with each feature's value replaced by its bin: what trees are grown on. */
export interface BinnedRows {
  /** Rows × `FEATURE_COUNT`. */
  readonly bins: Uint8Array;
  /** Per feature `BINS` upper edges, ascending: bin `b` holds values not above `edges[b]` and above the one before. */
  readonly edges: Float32Array;
}

/** Cuts every feature at its quantiles, taken from evenly chosen rows. `values`: rows × `FEATURE_COUNT`. */
export function binRows(values: Float32Array): BinnedRows {
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
  const bins = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) bins[at] = binOf(edges, (at % FEATURE_COUNT) * BINS, values[at] ?? 0);
  return { bins, edges };
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
