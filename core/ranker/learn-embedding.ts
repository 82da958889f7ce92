import { type ItemEmbedding, quantise } from "../item-embedding/item-embedding.ts";
import { nearestItems } from "../item-embedding/nearest-items.ts";
import { type EmbeddingStage, type EmbeddingWeights, trainEmbedding } from "../item-embedding/train-embedding.ts";
import { type ClickSessions, countNewItems } from "./click-sessions.ts";
import type { RankerOptions } from "./ranker-options.ts";

/** Fewer clicks than this teach no embedding. */
const EMBEDDING_CLICKS_MIN = 2_000;
/** Nearest items tabulated of each item. */
const EMBEDDING_NEIGHBOURS = 24;

/** The stages for a log of this size: the first one is repeated as often as its cases can be afforded. */
export function stagesFor(log: ClickSessions, { embedding }: RankerOptions): readonly EmbeddingStage[] {
  const affordable = Math.floor(embedding.cases / Math.max(1, countNewItems(log)));
  const epochs = Math.max(1, Math.min(embedding.epochsMax, affordable));
  return embedding.stages.map((stage, at) => (at === 0 ? { ...stage, epochs } : stage));
}

/** `null` where there is too little to learn from. `start`: what to go on from. */
export function learnEmbedding(
  log: ClickSessions,
  { embedding, seed, kernels }: RankerOptions,
  stages: readonly EmbeddingStage[],
  start: EmbeddingWeights | null,
): EmbeddingWeights | null {
  if (log.items.length < EMBEDDING_CLICKS_MIN) return null;
  const { dimensions, batch, negatives } = embedding;
  return trainEmbedding(kernels.embeddingStep, log, { dimensions, batch, negatives, stages, seed }, start);
}

/** Rows for items that nobody met: they point anywhere, and are near to nothing. */
export function withNewItems(embedding: ItemEmbedding | null, count: number): ItemEmbedding | null {
  if (embedding === null || count === 0) return embedding;
  const { dimensions, neighboursPerItem } = embedding;
  const items = embedding.scales.length;
  const vectors = new Int8Array((items + count) * dimensions);
  const scales = new Float32Array(items + count).fill(1);
  const neighbours = new Uint32Array((items + count) * neighboursPerItem);
  vectors.set(embedding.vectors);
  scales.set(embedding.scales);
  neighbours.set(embedding.neighbours);
  for (let item = items; item < items + count; item++) {
    vectors[item * dimensions + (item % dimensions)] = 1;
    neighbours.fill(item, item * neighboursPerItem, (item + 1) * neighboursPerItem);
  }
  return { ...embedding, vectors, scales, neighbours };
}

/** What serves: vectors in 8 bits, and nearest items tabulated. */
export function tabulated(
  weights: EmbeddingWeights | null,
  { seed, kernels }: Pick<RankerOptions, "seed" | "kernels">,
): ItemEmbedding | null {
  if (weights === null) return null;
  const { vectors, dimensions, distanceWeights } = weights;
  const neighbours = nearestItems(kernels.vectorProducts, vectors, dimensions, EMBEDDING_NEIGHBOURS, seed);
  return {
    dimensions,
    ...quantise(vectors, dimensions),
    distanceWeights,
    neighbours,
    neighboursPerItem: EMBEDDING_NEIGHBOURS,
  };
}
