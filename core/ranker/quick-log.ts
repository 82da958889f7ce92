const FRACTION_BITS = 23;
const EXPONENT_BIAS = 127;
/** Highest bits of the fraction that are looked up. */
const TABLE_BITS = 12;
const TABLE_SHIFT = FRACTION_BITS - TABLE_BITS;
const TABLE_MASK = (1 << TABLE_BITS) - 1;

/** Logarithms of the middles of the fraction's steps. */
const OF_FRACTION = Float64Array.from({ length: 1 << TABLE_BITS }, (_, step) =>
  Math.log(1 + (step + 0.5) / 2 ** TABLE_BITS),
);
const OF_EXPONENT = Float64Array.from({ length: 256 }, (_, exponent) => (exponent - EXPONENT_BIAS) * Math.LN2);

const FLOAT = new Float32Array(1);
const BITS = new Int32Array(FLOAT.buffer);

/** Largest distance of `quickLog` from the logarithm of a normal positive float32: half a step of the fraction. */
export const QUICK_LOG_ERROR = 2 ** -(TABLE_BITS + 1);

/**
 * Natural logarithm of a positive number in the range of normal float32s, within `QUICK_LOG_ERROR`, never descending where the number
 * ascends. Two look-ups; `Math.log` is a call out of the compiled code, and features take thousands of them.
 */
export function quickLog(value: number): number {
  FLOAT[0] = value;
  const bits = BITS[0] ?? 0;
  return (OF_EXPONENT[(bits >>> FRACTION_BITS) & 0xff] ?? 0) + (OF_FRACTION[(bits >>> TABLE_SHIFT) & TABLE_MASK] ?? 0);
}
