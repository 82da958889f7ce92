/** Codes span ±127: symmetric, so that zero stays zero and negation is exact. */
export const CODE_MAX = 127;

/**
 * Symmetric scalar quantization: writes `round(value / scale)` as int8 into `codes` at `offset` and returns the vector's own
 * scale, its greatest magnitude / 127 (0 for a vector of zeros). The error of each value is at most scale / 2.
 */
export function quantize(values: Float32Array, codes: Int8Array, offset: number): number {
  let greatest = 0;
  for (let index = 0; index < values.length; index++) greatest = Math.max(greatest, Math.abs(values[index] ?? 0));
  const scale = greatest / CODE_MAX;
  for (let index = 0; index < values.length; index++)
    codes[offset + index] = scale === 0 ? 0 : Math.round((values[index] ?? 0) / scale);
  return scale;
}
