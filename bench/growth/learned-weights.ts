import { readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import type { ItemEmbedding } from "../../core/item-embedding/item-embedding.ts";
import type { ClickSessions } from "../../core/ranker/click-sessions.ts";
import { learnRanker, RANKER_DEFAULTS } from "../../core/ranker/learn-ranker.ts";
import type { RankerWeights } from "../../core/ranker/learned-ranker.ts";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";

/** Enough to learn weights and full trees with which a prediction costs what it costs; not enough for the best ranking. */
const OPTIONS = {
  ...RANKER_DEFAULTS,
  kernels: NODE_KERNELS,
  heldOutCases: 12_000,
  linearCases: 3_000,
  treeCases: 6_000,
  judgedCases: 1_000,
  embedding: {
    ...RANKER_DEFAULTS.embedding,
    cases: 0,
    stages: [{ newestShare: 0.3, epochs: 1, rateFrom: 0.004, rateTo: 0.0004 }],
    finalStages: [{ newestShare: 0.1, epochs: 1, rateFrom: 0.002, rateTo: 0.0001 }],
  },
};

/** What is taken from the smallest shop to the larger ones. */
export interface LearnedSample {
  readonly weights: RankerWeights;
  readonly embedding: ItemEmbedding | null;
  readonly chosen: string;
}

/** Learns on a log that is small enough. `chosen` says whether trees serve: they are part of what a prediction costs. */
export function learnSample(log: ClickSessions): LearnedSample {
  const { model, chosen } = learnRanker(log, null, OPTIONS);
  return { weights: model.weights, embedding: model.tables.embedding, chosen };
}

export const saveSample = (file: string, sample: LearnedSample): Promise<void> => writeFile(file, serialize(sample));
export const loadSample = async (file: string): Promise<LearnedSample> =>
  deserialize(await readFile(file)) as LearnedSample;

/**
 * The sample's embedding for a shop with more items: item `i` has the vector of the sample's item `i` modulo its items, and as
 * nearest items those around it. It costs what a trained one would, and foretells nothing.
 */
export function stretched(embedding: ItemEmbedding, itemCount: number): ItemEmbedding {
  const { dimensions, neighboursPerItem } = embedding;
  const sampled = embedding.scales.length;
  const vectors = new Int8Array(itemCount * dimensions);
  const scales = new Float32Array(itemCount);
  const neighbours = new Uint32Array(itemCount * neighboursPerItem);
  for (let item = 0; item < itemCount; item++) {
    const from = item % sampled;
    vectors.set(embedding.vectors.subarray(from * dimensions, (from + 1) * dimensions), item * dimensions);
    scales[item] = embedding.scales[from] ?? 0;
    for (let at = 0; at < neighboursPerItem; at++)
      neighbours[item * neighboursPerItem + at] = (item + at + 1) % itemCount;
  }
  return { ...embedding, vectors, scales, neighbours };
}
