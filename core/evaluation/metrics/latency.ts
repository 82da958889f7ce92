export interface Latency {
  readonly mean: number;
  readonly p50: number;
  readonly p99: number;
}

/** Mean and percentiles (nearest rank: the least sample that at least so many are not above) in the samples' own unit. */
export function latency(samples: Float32Array): Latency {
  const sorted = samples.toSorted();
  const percentile = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const sum = samples.reduce((total, sample) => total + sample, 0);
  return { mean: samples.length === 0 ? 0 : sum / samples.length, p50: percentile(0.5), p99: percentile(0.99) };
}
