/*
 * Signed feature hashing: K. Weinberger, A. Dasgupta, J. Langford, A. Smola, J. Attenberg, "Feature Hashing for Large Scale
 * Multitask Learning", ICML 2009. A feature's hash picks its dimension and, with an independent bit, its sign, so that
 * collisions cancel in expectation and inner products stay unbiased.
 */

const FNV_OFFSET_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over the UTF-16 code units of `text` from `start` to `end`, begun from `seed`. */
export function hashRange(text: string, start: number, end: number, seed: number): number {
  let hash = FNV_OFFSET_BASIS ^ seed;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
  }
  return hash;
}

/** MurmurHash3's finalizer: FNV's low bits alone are too regular to pick dimension and sign from. */
function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** How often each feature, known by its hash, occurs. */
export type FeatureCounts = Map<number, number>;

export const countFeature = (counts: FeatureCounts, hash: number): void => {
  counts.set(hash, (counts.get(hash) ?? 0) + 1);
};

/**
 * Adds `weight · √count` of every feature to its signed dimension. The root damps repetition like the usual logarithm, and is
 * rounded exactly by IEEE 754, so that a vector is the same on every machine.
 */
export function addHashed(vector: Float64Array, counts: FeatureCounts, weight: number): void {
  for (const [hash, count] of counts) {
    const mixed = mix(hash);
    const dimension = (mixed >>> 1) % vector.length;
    const sign = (mixed & 1) === 0 ? 1 : -1;
    vector[dimension] = (vector[dimension] ?? 0) + sign * weight * Math.sqrt(count);
  }
}
