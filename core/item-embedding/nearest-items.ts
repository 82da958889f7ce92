import { BestItems } from "../best-items.ts";
import { randomNumbers } from "../random-numbers.ts";
import { VectorBank } from "./vector-bank.ts";

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
 * seconds. `vectors`: unit vectors, items × dimensions, a multiple of 4. `module`: `kernels/vector-products`.
 */
export function nearestItems(
  module: WebAssembly.Module,
  vectors: Float32Array,
  dimensions: number,
  count: number,
  seed: number,
): Uint32Array {
  const items = vectors.length / dimensions;
  const clusters = items <= EXHAUSTIVE_MAX ? 1 : Math.ceil(Math.sqrt(items));
  const bank = new VectorBank(module, vectors, dimensions, clusters);
  cluster(bank, vectors, dimensions, clusters, randomNumbers(seed));

  const members = Array.from({ length: clusters }, (): number[] => []);
  const probes = Math.min(PROBED_CLUSTERS, clusters);
  const nearest = new Uint32Array(items * probes);
  const best = new BestItems(probes);
  for (let item = 0; item < items; item++) {
    best.clear();
    bank.multiplyCentres(item, clusters);
    for (let centre = 0; centre < clusters; centre++) best.offer(centre, bank.products[centre] ?? 0);
    for (let place = 0; place < probes; place++) nearest[item * probes + place] = best.items[place] ?? 0;
    members[best.items[0] ?? 0]?.push(item);
  }

  const neighbours = new Uint32Array(items * count);
  const found = new BestItems(count);
  for (let item = 0; item < items; item++) {
    found.clear();
    let chosen = 0;
    for (let probe = 0; probe < probes; probe++) {
      for (const other of members[nearest[item * probes + probe] ?? 0] ?? []) {
        if (other !== item) bank.chosen[chosen++] = other;
      }
    }
    bank.multiplyChosen(item, chosen);
    for (let at = 0; at < chosen; at++) found.offer(bank.chosen[at] ?? 0, bank.products[at] ?? 0);
    for (let place = 0; place < count; place++) {
      neighbours[item * count + place] = place < found.size ? (found.items[place] ?? 0) : item;
    }
  }
  return neighbours;
}

/** Spherical k-means: leaves the clusters' unit centres in the bank. */
function cluster(
  bank: VectorBank,
  vectors: Float32Array,
  dimensions: number,
  clusters: number,
  random: () => number,
): void {
  const { centres, products } = bank;
  const items = vectors.length / dimensions;
  if (items === 0) return;
  for (let centre = 0; centre < clusters; centre++) {
    const item = Math.floor(random() * items) * dimensions;
    centres.set(vectors.subarray(item, item + dimensions), centre * dimensions);
  }
  if (clusters === 1) return;
  for (let round = 0; round < CLUSTERING_ROUNDS; round++) {
    const sums = new Float64Array(clusters * dimensions);
    for (let item = round % CLUSTERING_STRIDE; item < items; item += CLUSTERING_STRIDE) {
      bank.multiplyCentres(item, clusters);
      let best = 0;
      for (let centre = 1; centre < clusters; centre++) {
        if ((products[centre] ?? 0) > (products[best] ?? 0)) best = centre;
      }
      for (let d = 0; d < dimensions; d++) {
        const at = best * dimensions + d;
        sums[at] = (sums[at] ?? 0) + (vectors[item * dimensions + d] ?? 0);
      }
    }
    for (let centre = 0; centre < clusters; centre++) {
      const sum = sums.subarray(centre * dimensions, (centre + 1) * dimensions);
      const length = Math.hypot(...sum);
      if (length > 0) for (let d = 0; d < dimensions; d++) centres[centre * dimensions + d] = (sum[d] ?? 0) / length;
    }
  }
}
