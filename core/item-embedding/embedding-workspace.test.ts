import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { randomNumbers } from "../random-numbers.ts";
import { EmbeddingWorkspace } from "./embedding-workspace.ts";

const SIZE = { items: 12, dimensions: 8, batch: 4, columns: 8, distances: 3, seed: 1, grain: 0 };
const SCALE = 6;

function workspace(): EmbeddingWorkspace {
  const random = randomNumbers(5);
  const work = new EmbeddingWorkspace(NODE_KERNELS.embeddingStep, SIZE);
  for (let at = 0; at < work.vectors.length; at++) work.vectors[at] = random() - 0.5;
  for (let item = 0; item < SIZE.items; item++) work.logExpected[item] = -random();
  work.distanceWeights.set([1, 0.6, 0.3]);
  work.columnItems.set([0, 1, 2, 3, 4, 5, 6, 1]);
  work.contextStarts.set([0, 1, 3, 6, 8]);
  work.contextItems.set([7, 8, 9, 10, 11, 7, 4, 9]);
  work.contextDistances.set([0, 0, 1, 0, 1, 2, 1, 2]);
  return work;
}

/** The loss as the papers write it, without any of the kernel's tricks. */
function loss(work: EmbeddingWorkspace, scale: number, weights: readonly number[]): number {
  const vector = (item: number): number[] => [
    ...work.vectors.subarray(item * SIZE.dimensions, (item + 1) * SIZE.dimensions),
  ];
  let sum = 0;
  for (let row = 0; row < SIZE.batch; row++) {
    const session = new Array<number>(SIZE.dimensions).fill(0);
    for (let at = work.contextStarts[row] ?? 0; at < (work.contextStarts[row + 1] ?? 0); at++) {
      const weight = weights[work.contextDistances[at] ?? 0] ?? 0;
      vector(work.contextItems[at] ?? 0).forEach((value, d) => {
        session[d] = (session[d] ?? 0) + weight * value;
      });
    }
    const norm = Math.hypot(...session);
    const logits = Array.from(work.columnItems, (item, column) => {
      if (column !== row && item === work.columnItems[row]) return Number.NEGATIVE_INFINITY;
      const cosine = vector(item).reduce((dot, value, d) => dot + (value * (session[d] ?? 0)) / norm, 0);
      return scale * cosine - (work.logExpected[item] ?? 0);
    });
    sum += Math.log(logits.reduce((total, logit) => total + Math.exp(logit), 0)) - (logits[row] ?? 0);
  }
  return sum / SIZE.batch;
}

const STEP = 1e-3;
const slopeOf = (at: (change: number) => number): number => (at(STEP) - at(-STEP)) / (2 * STEP);

describe("a step of the embedding", () => {
  it("answers the slope of the loss by its scale", () => {
    const work = workspace();
    const slope = slopeOf((change) => loss(work, SCALE + change, [1, 0.6, 0.3]));
    expect(work.differentiate(SCALE)).toBeCloseTo(slope, 3);
  });

  it("leaves the slopes of the loss by its distance weights", () => {
    const work = workspace();
    work.differentiate(SCALE);
    for (const distance of [0, 1, 2]) {
      const slope = slopeOf((change) =>
        loss(
          work,
          SCALE,
          [1, 0.6, 0.3].map((weight, at) => (at === distance ? weight + change : weight)),
        ),
      );
      expect(work.distanceGradients[distance]).toBeCloseTo(slope, 3);
    }
  });

  it("lowers the loss, and leaves the vectors that it touched with unit length", () => {
    const work = workspace();
    const before = loss(work, SCALE, [1, 0.6, 0.3]);
    for (let step = 0; step < 20; step++) {
      work.differentiate(SCALE);
      work.applyToVectors(0.01);
    }
    expect(loss(work, SCALE, [1, 0.6, 0.3])).toBeLessThan(before);
    expect(Math.hypot(...work.vectors.subarray(0, SIZE.dimensions))).toBeCloseTo(1, 5);
  });
});
