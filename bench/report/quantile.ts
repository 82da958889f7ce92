/** The nearest-rank quantile (`share` of 0 to 1) of ascending values; NaN where there are none. */
export function quantile(ascending: Float64Array, share: number): number {
  const rank = Math.max(1, Math.ceil(ascending.length * share));
  return ascending[rank - 1] ?? Number.NaN;
}
