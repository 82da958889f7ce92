/**
 * A log-bilinear next-item model: a session's vector is the weighted sum of its items' unit vectors, one weight per distance from
 * the end; an item scores the cosine with it. Input and output vectors are the same.
 */
export interface ItemEmbedding {
  readonly dimensions: number;
  /** Items × dimensions; times the item's scale: unit vectors. */
  readonly vectors: Int8Array;
  readonly scales: Float32Array;
  /** Weight of the last item, of the one before it, and so on. */
  readonly distanceWeights: Float32Array;
  /** Nearest other items of each item, `neighboursPerItem` a row, nearest first. */
  readonly neighbours: Uint32Array;
  readonly neighboursPerItem: number;
}

/**
 * Product of an item's vector in 8 bits, without its scale, with a vector of floats. Four sums, so that one addition does not wait
 * for the other; dimensions are a multiple of 4.
 */
export function productWith(vectors: Int8Array, row: number, vector: Float64Array, dimensions: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let d = 0; d < dimensions; d += 4) {
    first += (vectors[row + d] ?? 0) * (vector[d] ?? 0);
    second += (vectors[row + d + 1] ?? 0) * (vector[d + 1] ?? 0);
    third += (vectors[row + d + 2] ?? 0) * (vector[d + 2] ?? 0);
    fourth += (vectors[row + d + 3] ?? 0) * (vector[d + 3] ?? 0);
  }
  return first + second + third + fourth;
}

const LEVELS = 127;

/** Each row in 8 bits with a scale of its own: a quarter of the bytes, cosines within a hundredth. */
export function quantise(
  vectors: Float32Array,
  dimensions: number,
): { readonly vectors: Int8Array; readonly scales: Float32Array } {
  const items = vectors.length / dimensions;
  const rounded = new Int8Array(vectors.length);
  const scales = new Float32Array(items);
  for (let item = 0; item < items; item++) {
    const row = item * dimensions;
    let most = 0;
    for (let d = 0; d < dimensions; d++) most = Math.max(most, Math.abs(vectors[row + d] ?? 0));
    scales[item] = most / LEVELS;
    const factor = most > 0 ? LEVELS / most : 0;
    for (let d = 0; d < dimensions; d++) rounded[row + d] = Math.round((vectors[row + d] ?? 0) * factor);
  }
  return { vectors: rounded, scales };
}

/** Writes the unit vector of a session (oldest first, the first `length` of `items`) to `into`. */
export function sessionVector(
  { dimensions, vectors, scales, distanceWeights }: ItemEmbedding,
  items: ArrayLike<number>,
  length: number,
  into: Float64Array,
): void {
  into.fill(0);
  const reach = Math.min(length, distanceWeights.length);
  for (let distance = 0; distance < reach; distance++) {
    const item = items[length - 1 - distance] ?? 0;
    const weight = (distanceWeights[distance] ?? 0) * (scales[item] ?? 0);
    const row = item * dimensions;
    for (let d = 0; d < dimensions; d++) into[d] = (into[d] ?? 0) + weight * (vectors[row + d] ?? 0);
  }
  let square = 0;
  for (let d = 0; d < dimensions; d++) square += (into[d] ?? 0) ** 2;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let d = 0; d < dimensions; d++) into[d] = (into[d] ?? 0) * scale;
}
