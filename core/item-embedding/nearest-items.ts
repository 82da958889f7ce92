import { randomNumbers } from "../random-numbers.ts";

/** Clusters that an item's own neighbours are looked for in, nearest first. */
const PROBED_CLUSTERS = 5;
const CLUSTERING_ROUNDS = 3;
/** Of this many items, one moves the cluster's centre. */
const CLUSTERING_STRIDE = 4;
/** Below this many items all are compared with all. */
const EXHAUSTIVE_MAX = 2_000;

/**
 * The most similar other items of each item by cosine, nearest first, `count` a row: an inverted file over spherical k-means
 * clusters (Jégou et al., "Product quantization for nearest neighbor search", 2011, section IV), so that 40,000 items take
 * seconds. `vectors`: unit vectors, items × dimensions.
 */
export function nearestItems(vectors: Float32Array, dimensions: number, count: number, seed: number): Uint32Array {
  const items = vectors.length / dimensions;
  const clusters = items <= EXHAUSTIVE_MAX ? 1 : Math.ceil(Math.sqrt(items));
  const centres = cluster(vectors, dimensions, clusters, randomNumbers(seed));
  const members = Array.from({ length: clusters }, (): number[] => []);
  const probes = Math.min(PROBED_CLUSTERS, clusters);
  const nearest = new Uint32Array(items * probes);
  const best = new Best(probes);
  for (let item = 0; item < items; item++) {
    best.clear();
    for (let centre = 0; centre < clusters; centre++) {
      best.offer(centre, dot(vectors, item * dimensions, centres, centre * dimensions, dimensions));
    }
    for (let place = 0; place < probes; place++) nearest[item * probes + place] = best.items[place] ?? 0;
    members[best.items[0] ?? 0]?.push(item);
  }
  const neighbours = new Uint32Array(items * count);
  const found = new Best(count);
  for (let item = 0; item < items; item++) {
    found.clear();
    for (let probe = 0; probe < probes; probe++) {
      for (const other of members[nearest[item * probes + probe] ?? 0] ?? []) {
        if (other !== item)
          found.offer(other, dot(vectors, item * dimensions, vectors, other * dimensions, dimensions));
      }
    }
    for (let place = 0; place < count; place++) {
      neighbours[item * count + place] = place < found.size ? (found.items[place] ?? 0) : item;
    }
  }
  return neighbours;
}

function cluster(vectors: Float32Array, dimensions: number, clusters: number, random: () => number): Float32Array {
  const items = vectors.length / dimensions;
  const centres = new Float32Array(clusters * dimensions);
  if (items === 0) return centres;
  for (let centre = 0; centre < clusters; centre++) {
    const item = Math.floor(random() * items) * dimensions;
    centres.set(vectors.subarray(item, item + dimensions), centre * dimensions);
  }
  if (clusters === 1) return centres;
  for (let round = 0; round < CLUSTERING_ROUNDS; round++) {
    const sums = new Float64Array(clusters * dimensions);
    for (let item = round % CLUSTERING_STRIDE; item < items; item += CLUSTERING_STRIDE) {
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let centre = 0; centre < clusters; centre++) {
        const score = dot(vectors, item * dimensions, centres, centre * dimensions, dimensions);
        if (score > most) {
          most = score;
          best = centre;
        }
      }
      for (let d = 0; d < dimensions; d++) {
        const at = best * dimensions + d;
        sums[at] = (sums[at] ?? 0) + (vectors[item * dimensions + d] ?? 0);
      }
    }
    for (let centre = 0; centre < clusters; centre++) {
      let square = 0;
      for (let d = 0; d < dimensions; d++) square += (sums[centre * dimensions + d] ?? 0) ** 2;
      if (square === 0) continue;
      const scale = 1 / Math.sqrt(square);
      for (let d = 0; d < dimensions; d++) {
        centres[centre * dimensions + d] = (sums[centre * dimensions + d] ?? 0) * scale;
      }
    }
  }
  return centres;
}

function dot(a: Float32Array, aAt: number, b: Float32Array, bAt: number, dimensions: number): number {
  // Four sums, so that one addition does not wait for the other; dimensions are a multiple of 4.
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let d = 0; d < dimensions; d += 4) {
    first += (a[aAt + d] ?? 0) * (b[bAt + d] ?? 0);
    second += (a[aAt + d + 1] ?? 0) * (b[bAt + d + 1] ?? 0);
    third += (a[aAt + d + 2] ?? 0) * (b[bAt + d + 2] ?? 0);
    fourth += (a[aAt + d + 3] ?? 0) * (b[bAt + d + 3] ?? 0);
  }
  return first + second + third + fourth;
}

/** The highest of what was offered, highest first; of equals the first offered. */
class Best {
  readonly items: Uint32Array;
  readonly #scores: Float64Array;
  size = 0;

  constructor(limit: number) {
    this.items = new Uint32Array(limit);
    this.#scores = new Float64Array(limit);
  }

  clear(): void {
    this.size = 0;
  }

  offer(item: number, score: number): void {
    const { items } = this;
    const scores = this.#scores;
    let at = this.size;
    if (at < items.length) this.size++;
    else if (score <= (scores[--at] ?? 0)) return;
    while (at > 0 && (scores[at - 1] ?? 0) < score) {
      scores[at] = scores[at - 1] ?? 0;
      items[at] = items[at - 1] ?? 0;
      at--;
    }
    scores[at] = score;
    items[at] = item;
  }
}
