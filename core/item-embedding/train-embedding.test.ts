import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { randomNumbers } from "../random-numbers.ts";
import { sessionsOf } from "../ranker/small-log.fixture.ts";
import { quantise, sessionVector } from "./item-embedding.ts";
import { nearestItems } from "./nearest-items.ts";
import { normaliseRows } from "./propagate.ts";
import { trainEmbedding } from "./train-embedding.ts";

const DIMENSIONS = 16;
const OPTIONS = {
  dimensions: DIMENSIONS,
  batch: 16,
  negatives: 8,
  stages: [{ newestShare: 1, epochs: 6, rateFrom: 0.01, rateTo: 0.001 }],
  seed: 1,
};

/** 30 items in a ring: every session walks four steps along it. */
const RING = 30;
const ring = sessionsOf(
  Array.from({ length: 600 }, (_, session) => Array.from({ length: 4 }, (_, step) => (session * 7 + step) % RING)),
);

const cosine = (vectors: Float32Array, a: number, b: number): number => {
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d++) {
    sum += (vectors[a * DIMENSIONS + d] ?? 0) * (vectors[b * DIMENSIONS + d] ?? 0);
  }
  return sum;
};

describe("a trained embedding", () => {
  it("puts items that follow each other near, and others far", () => {
    const { vectors } = trainEmbedding(NODE_KERNELS.embeddingStep, ring, OPTIONS);
    for (const item of [0, 11, 22]) {
      expect(cosine(vectors, item, (item + 1) % RING)).toBeGreaterThan(cosine(vectors, item, (item + 12) % RING) + 0.3);
    }
  });

  it("holds unit vectors, and is the same for the same seed", () => {
    const first = trainEmbedding(NODE_KERNELS.embeddingStep, ring, OPTIONS);
    expect(cosine(first.vectors, 3, 3)).toBeCloseTo(1, 4);
    expect(trainEmbedding(NODE_KERNELS.embeddingStep, ring, OPTIONS)).toEqual(first);
    expect(trainEmbedding(NODE_KERNELS.embeddingStep, ring, { ...OPTIONS, seed: 2 }).vectors).not.toEqual(
      first.vectors,
    );
  });

  it("goes on from where it was", () => {
    const start = trainEmbedding(NODE_KERNELS.embeddingStep, ring, OPTIONS);
    const none = trainEmbedding(NODE_KERNELS.embeddingStep, ring, { ...OPTIONS, stages: [] }, start);
    expect(none).toEqual(start);
  });
});

describe("vectors in 8 bits", () => {
  it("give a session's vector within a hundredth", () => {
    const random = randomNumbers(1);
    const vectors = Float32Array.from({ length: 3 * DIMENSIONS }, () => random() - 0.5);
    normaliseRows(vectors, DIMENSIONS);
    const embedding = {
      dimensions: DIMENSIONS,
      ...quantise(vectors, DIMENSIONS),
      distanceWeights: Float32Array.from([1, 0]),
      neighbours: new Uint32Array(0),
      neighboursPerItem: 0,
    };
    const into = new Float64Array(DIMENSIONS);
    sessionVector(embedding, [0, 1, 2], 3, into);
    into.forEach((value, d) => {
      expect(value).toBeCloseTo(vectors[2 * DIMENSIONS + d] ?? 0, 2);
    });
  });
});

describe("nearest items", () => {
  it("are the most similar ones of a small catalog, nearest first, never the item itself", () => {
    const random = randomNumbers(4);
    const vectors = Float32Array.from({ length: 50 * DIMENSIONS }, () => random() - 0.5);
    normaliseRows(vectors, DIMENSIONS);
    const near = nearestItems(NODE_KERNELS.vectorProducts, vectors, DIMENSIONS, 5, 1);
    const others = Array.from({ length: 50 }, (_, item) => item).filter((item) => item !== 17);
    others.sort((a, b) => cosine(vectors, 17, b) - cosine(vectors, 17, a));
    expect([...near.subarray(17 * 5, 18 * 5)]).toEqual(others.slice(0, 5));
  });
});
