import { randomNumbers } from "../random-numbers.ts";
import type { ClickSessions } from "../ranker/click-sessions.ts";
import { shuffle } from "../shuffle.ts";
import { clicksToForetell, startOfClicks } from "./clicks-to-foretell.ts";
import { EmbeddingWorkspace } from "./embedding-workspace.ts";
import { propagatedVectors } from "./propagate.ts";

/** One stretch of training: over the newest share of the sessions, the rate falling linearly from `from` to `to`. */
export interface EmbeddingStage {
  readonly newestShare: number;
  readonly epochs: number;
  readonly rateFrom: number;
  readonly rateTo: number;
}

export interface EmbeddingOptions {
  /** Floats of a vector: a multiple of 4. */
  readonly dimensions: number;
  /** Cases of a step; their items are each other's negatives. A multiple of 4. */
  readonly batch: number;
  /** Negatives beside them, drawn uniformly. A multiple of 4. */
  readonly negatives: number;
  readonly stages: readonly EmbeddingStage[];
  readonly seed: number;
}

/** What is learned; see `ItemEmbedding` for its meaning. */
export interface EmbeddingWeights {
  readonly dimensions: number;
  readonly vectors: Float32Array;
  readonly distanceWeights: Float32Array;
  readonly scale: number;
}

/** Distances from the end that have a weight. */
const DISTANCES = 20;
const START_SCALE = 12;
/** What each step back is worth before anything is learned. */
const START_DECAY = 0.7;
/** Chance that an item of the prefix is left out of a training case. */
const DROPOUT = 0.2;
/** Adam, Kingma and Ba, ICLR 2015; the same numbers as in the kernel. */
const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const EPSILON = 1e-8;
/** The scale's rate as a multiple of the vectors'. */
const SCALE_RATE = 5;

/**
 * Trains by sampled softmax with the log of each column's expected count taken off its score (Bengio and Senécal, "Adaptive
 * importance sampling to accelerate training of a neural probabilistic language model", 2008), from propagated vectors or from
 * `start`. Deterministic for a seed. `module`: `kernels/embedding-step`.
 */
export function trainEmbedding(
  module: WebAssembly.Module,
  log: ClickSessions,
  options: EmbeddingOptions,
  start: EmbeddingWeights | null = null,
): EmbeddingWeights {
  return new Trainer(module, log, options, start).train();
}

class Trainer {
  readonly #log: ClickSessions;
  readonly #options: EmbeddingOptions;
  readonly #random: () => number;
  readonly #startOf: Uint32Array;
  readonly #work: EmbeddingWorkspace;
  /** Adam's moments of the distance weights, and of the scale behind them. */
  readonly #means = new Float64Array(DISTANCES + 1);
  readonly #squares = new Float64Array(DISTANCES + 1);
  #scale: number;

  constructor(
    module: WebAssembly.Module,
    log: ClickSessions,
    options: EmbeddingOptions,
    start: EmbeddingWeights | null,
  ) {
    const { dimensions, batch, negatives, seed } = options;
    this.#log = log;
    this.#options = options;
    this.#random = randomNumbers(seed);
    this.#startOf = startOfClicks(log);
    const size = { items: log.itemCount, dimensions, batch, columns: batch + negatives, distances: DISTANCES, seed };
    this.#work = new EmbeddingWorkspace(module, size);
    this.#scale = start?.scale ?? START_SCALE;
    this.#work.vectors.set(start?.vectors ?? propagatedVectors(log, dimensions, this.#random));
    this.#work.distanceWeights.set(
      start?.distanceWeights ?? Float32Array.from({ length: DISTANCES }, (_, distance) => START_DECAY ** distance),
    );
  }

  train(): EmbeddingWeights {
    const { dimensions, stages, batch } = this.#options;
    let step = 0;
    for (const { newestShare, epochs, rateFrom, rateTo } of stages) {
      const clicks = clicksToForetell(this.#log, newestShare);
      this.#expect(clicks);
      const steps = Math.floor(clicks.length / batch) * epochs;
      let done = 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        shuffle(clicks, this.#random);
        for (let at = 0; at + batch <= clicks.length; at += batch) {
          this.#readCases(clicks, at);
          this.#update(rateFrom + ((rateTo - rateFrom) * done++) / Math.max(1, steps), ++step);
        }
      }
    }
    // Copies, so that the workspace can go.
    return {
      dimensions,
      vectors: this.#work.vectors.slice(),
      distanceWeights: this.#work.distanceWeights.slice(),
      scale: this.#scale,
    };
  }

  #expect(clicks: Uint32Array): void {
    const { batch, negatives } = this.#options;
    const { itemCount, items } = this.#log;
    const counts = new Float64Array(itemCount);
    for (const click of clicks) counts[items[click] ?? 0] = (counts[items[click] ?? 0] ?? 0) + 1;
    for (let item = 0; item < itemCount; item++) {
      const expected = (batch * (counts[item] ?? 0)) / Math.max(1, clicks.length) + negatives / itemCount;
      this.#work.logExpected[item] = Math.log(expected);
    }
  }

  /** The step's input: of each case's prefix one item in five is left out, never all; then negatives. */
  #readCases(clicks: Uint32Array, from: number): void {
    const { batch, negatives } = this.#options;
    const { items, itemCount } = this.#log;
    const { columnItems, contextStarts, contextItems, contextDistances } = this.#work;
    const random = this.#random;
    let length = 0;
    for (let row = 0; row < batch; row++) {
      const click = clicks[from + row] ?? 0;
      columnItems[row] = items[click] ?? 0;
      const reach = Math.min(DISTANCES, click - (this.#startOf[click] ?? 0));
      const first = length;
      for (let distance = 0; distance < reach; distance++) {
        const mayDrop = distance < reach - 1 || length > first;
        if (mayDrop && random() < DROPOUT) continue;
        contextItems[length] = items[click - 1 - distance] ?? 0;
        contextDistances[length++] = distance;
      }
      contextStarts[row + 1] = length;
    }
    for (let column = batch; column < batch + negatives; column++) {
      columnItems[column] = Math.floor(random() * itemCount);
    }
  }

  #update(rate: number, step: number): void {
    const { distanceWeights, distanceGradients } = this.#work;
    const scaleGradient = this.#work.differentiate(this.#scale);
    const corrected = (rate * Math.sqrt(1 - SQUARE_DECAY ** step)) / (1 - MEAN_DECAY ** step);
    this.#work.applyToVectors(corrected);
    // The last item's weight stays 1: only proportions matter to a unit vector.
    for (let distance = 1; distance < DISTANCES; distance++) {
      distanceWeights[distance] =
        (distanceWeights[distance] ?? 0) - corrected * this.#direction(distance, distanceGradients[distance] ?? 0);
    }
    this.#scale -= SCALE_RATE * corrected * this.#direction(DISTANCES, scaleGradient);
  }

  /** Adam's mean of a slope over its root mean square. */
  #direction(at: number, slope: number): number {
    const mean = MEAN_DECAY * (this.#means[at] ?? 0) + (1 - MEAN_DECAY) * slope;
    const square = SQUARE_DECAY * (this.#squares[at] ?? 0) + (1 - SQUARE_DECAY) * slope * slope;
    this.#means[at] = mean;
    this.#squares[at] = square;
    return mean / (Math.sqrt(square) + EPSILON);
  }
}
