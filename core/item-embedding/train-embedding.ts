import { randomNumbers } from "../random-numbers.ts";
import { type ClickSessions, countSessions } from "../ranker/click-sessions.ts";
import { addScaled, addScaledPair, dotProducts } from "./dense-kernels.ts";
import { propagatedVectors } from "./propagate.ts";

/** One stretch of training: over the newest share of the sessions, the rate falling linearly from `from` to `to`. */
export interface EmbeddingStage {
  readonly newestShare: number;
  readonly epochs: number;
  readonly rateFrom: number;
  readonly rateTo: number;
}

export interface EmbeddingOptions {
  readonly dimensions: number;
  /** Cases of a step; their items are each other's negatives. A multiple of 4. */
  readonly batch: number;
  /** Negatives beside them, drawn uniformly. Even. */
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
/** Chance that an item of the prefix is left out of a training case. */
const DROPOUT = 0.2;
/** Adam, Kingma and Ba, ICLR 2015; rows that a step does not touch are left as they are. */
const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const EPSILON = 1e-8;
/** The rates of distance weights and scale, as multiples of the vectors'. */
const WEIGHT_RATE = 1;
const SCALE_RATE = 5;
/**
 * Gradients of the scores smaller than this are made 0 or this by chance, so that their expectation stays: the backward
 * products then only visit the few rows that matter.
 */
const GRADIENT_GRAIN = 1 / 24;
const MASKED = -1e30;
/** Scores this far below the best have odds of less than one in five million. */
const NEGLIGIBLE = -15;

/**
 * Trains by sampled softmax with the log of each column's expected count taken off its score (Bengio and Senécal, "Adaptive
 * importance sampling to accelerate training of a neural probabilistic language model", 2008). Repeats of an item of the prefix
 * are not trained on: ranking those is learned from their own features. Deterministic for a seed.
 */
export function trainEmbedding(
  log: ClickSessions,
  options: EmbeddingOptions,
  start: EmbeddingWeights | null = null,
): EmbeddingWeights {
  return new Trainer(log, options, start).train();
}

class Trainer {
  readonly #log: ClickSessions;
  readonly #options: EmbeddingOptions;
  readonly #random: () => number;
  readonly #sessionOf: Uint32Array;
  /** Of items: parameters, Adam's two moments, and the present step's gradient. */
  readonly #vectors: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;
  readonly #gradient: Float64Array;
  readonly #slotOf: Int32Array;
  readonly #slotItems: Uint32Array;
  #slots = 0;
  readonly #distance = new Float64Array(DISTANCES);
  readonly #distanceGradient = new Float64Array(DISTANCES);
  readonly #distanceMoments = new Float64Array(2 * DISTANCES);
  readonly #scale = new Float64Array(3);
  /** log of the expected count of each item among a step's columns. */
  readonly #logExpected: Float32Array;
  readonly #sessionVectors: Float64Array;
  readonly #norms: Float64Array;
  readonly #columns: Float64Array;
  readonly #columnItems: Uint32Array;
  readonly #scores: Float64Array;
  readonly #hidden: Float64Array;
  readonly #context: Uint32Array;
  readonly #contextDistance: Uint8Array;
  readonly #contextCount: Uint8Array;

  constructor(log: ClickSessions, options: EmbeddingOptions, start: EmbeddingWeights | null) {
    const { dimensions, batch, negatives, seed } = options;
    const columns = batch + negatives;
    const slots = columns + batch * DISTANCES;
    this.#log = log;
    this.#options = options;
    this.#random = randomNumbers(seed);
    this.#sessionOf = sessionOfClicks(log);
    this.#vectors = new Float32Array(log.itemCount * dimensions);
    this.#mean = new Float32Array(log.itemCount * dimensions);
    this.#square = new Float32Array(log.itemCount * dimensions);
    this.#gradient = new Float64Array(slots * dimensions);
    this.#slotOf = new Int32Array(log.itemCount).fill(-1);
    this.#slotItems = new Uint32Array(slots);
    this.#logExpected = new Float32Array(log.itemCount);
    this.#sessionVectors = new Float64Array(batch * dimensions);
    this.#norms = new Float64Array(batch);
    this.#columns = new Float64Array(columns * dimensions);
    this.#columnItems = new Uint32Array(columns);
    this.#scores = new Float64Array(batch * columns);
    this.#hidden = new Float64Array(dimensions);
    this.#context = new Uint32Array(batch * DISTANCES);
    this.#contextDistance = new Uint8Array(batch * DISTANCES);
    this.#contextCount = new Uint8Array(batch);
    if (start === null) this.#startAnew();
    else {
      this.#vectors.set(start.vectors);
      this.#distance.set(start.distanceWeights);
      this.#scale[0] = start.scale;
    }
  }

  #startAnew(): void {
    const { dimensions } = this.#options;
    this.#vectors.set(propagatedVectors(this.#log, dimensions, this.#random));
    for (let distance = 0; distance < DISTANCES; distance++) this.#distance[distance] = 0.7 ** distance;
    this.#scale[0] = START_SCALE;
  }

  train(): EmbeddingWeights {
    const { dimensions, stages, batch } = this.#options;
    let step = 0;
    for (const { newestShare, epochs, rateFrom, rateTo } of stages) {
      const clicks = this.#clicksOf(newestShare);
      this.#expect(clicks);
      const steps = Math.floor(clicks.length / batch) * epochs;
      let done = 0;
      for (let epoch = 0; epoch < epochs; epoch++) {
        shuffle(clicks, this.#random);
        for (let at = 0; at + batch <= clicks.length; at += batch) {
          step++;
          this.#step(clicks, at, rateFrom + ((rateTo - rateFrom) * done++) / Math.max(1, steps), step);
        }
      }
    }
    return {
      dimensions,
      vectors: this.#vectors,
      distanceWeights: Float32Array.from(this.#distance),
      scale: this.#scale[0] ?? START_SCALE,
    };
  }

  /** Positions of the clicks to foretell: not the first of a session, not on an item that the session had before. */
  #clicksOf(newestShare: number): Uint32Array {
    const { starts, items } = this.#log;
    const sessions = countSessions(this.#log);
    const clicks = new Uint32Array(items.length);
    let count = 0;
    for (let session = Math.floor(sessions * (1 - newestShare)); session < sessions; session++) {
      const start = starts[session] ?? 0;
      for (let at = start + 1; at < (starts[session + 1] ?? 0); at++) {
        const item = items[at] ?? 0;
        let before = at - 1;
        while (before >= start && items[before] !== item) before--;
        if (before < start) clicks[count++] = at;
      }
    }
    return clicks.slice(0, count);
  }

  #expect(clicks: Uint32Array): void {
    const { batch, negatives } = this.#options;
    const { itemCount, items } = this.#log;
    const counts = new Float64Array(itemCount);
    for (const click of clicks) counts[items[click] ?? 0] = (counts[items[click] ?? 0] ?? 0) + 1;
    for (let item = 0; item < itemCount; item++) {
      const expected = (batch * (counts[item] ?? 0)) / Math.max(1, clicks.length) + negatives / itemCount;
      this.#logExpected[item] = Math.log(expected);
    }
  }

  #step(clicks: Uint32Array, from: number, rate: number, step: number): void {
    const { dimensions, batch, negatives } = this.#options;
    const { items, itemCount } = this.#log;
    const columns = batch + negatives;
    this.#slots = 0;
    for (let row = 0; row < batch; row++) {
      const click = clicks[from + row] ?? 0;
      this.#columnItems[row] = items[click] ?? 0;
      this.#readContext(row, click);
    }
    for (let column = batch; column < columns; column++) {
      this.#columnItems[column] = Math.floor(this.#random() * itemCount);
    }
    for (let column = 0; column < columns; column++) {
      const vector = (this.#columnItems[column] ?? 0) * dimensions;
      const at = column * dimensions;
      for (let d = 0; d < dimensions; d++) this.#columns[at + d] = this.#vectors[vector + d] ?? 0;
    }
    dotProducts(this.#sessionVectors, batch, this.#columns, columns, dimensions, this.#scores);
    this.#distanceGradient.fill(0);
    let scaleGradient = 0;
    for (let row = 0; row < batch; row++) scaleGradient += this.#backward(row, columns);
    this.#apply(rate, step, scaleGradient);
  }

  /** The session's vector of a case; one item in five is left out, never all. */
  #readContext(row: number, click: number): void {
    const { dimensions } = this.#options;
    const { starts, items } = this.#log;
    const start = starts[this.#sessionOf[click] ?? 0] ?? 0;
    const reach = Math.min(DISTANCES, click - start);
    const vector = row * dimensions;
    this.#sessionVectors.fill(0, vector, vector + dimensions);
    let count = 0;
    for (let distance = 0; distance < reach; distance++) {
      const mayDrop = distance < reach - 1 || count > 0;
      if (mayDrop && this.#random() < DROPOUT) continue;
      const item = items[click - 1 - distance] ?? 0;
      this.#context[row * DISTANCES + count] = item;
      this.#contextDistance[row * DISTANCES + count] = distance;
      count++;
      addScaled(
        this.#sessionVectors,
        vector,
        this.#vectors,
        item * dimensions,
        this.#distance[distance] ?? 0,
        dimensions,
      );
    }
    this.#contextCount[row] = count;
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += (this.#sessionVectors[vector + d] ?? 0) ** 2;
    const norm = Math.max(1e-6, Math.sqrt(square));
    this.#norms[row] = norm;
    for (let d = 0; d < dimensions; d++) {
      this.#sessionVectors[vector + d] = (this.#sessionVectors[vector + d] ?? 0) / norm;
    }
  }

  /** Softmax of a row, and its gradients into slots, distance weights and, as the answer, the scale. */
  #backward(row: number, columns: number): number {
    const { dimensions, batch } = this.#options;
    const scores = this.#scores;
    const at = row * columns;
    const scale = this.#scale[0] ?? START_SCALE;
    const target = this.#columnItems[row] ?? 0;
    let most = MASKED;
    for (let column = 0; column < columns; column++) {
      const item = this.#columnItems[column] ?? 0;
      const score =
        item === target && column !== row
          ? MASKED
          : scale * (scores[at + column] ?? 0) - (this.#logExpected[item] ?? 0);
      this.#odds[column] = score;
      if (score > most) most = score;
    }
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      const below = (this.#odds[column] ?? 0) - most;
      const odds = below > NEGLIGIBLE ? Math.exp(below) : 0;
      this.#odds[column] = odds;
      sum += odds;
    }
    const hidden = this.#hidden.fill(0);
    const vector = row * dimensions;
    let scaleGradient = 0;
    for (let column = 0; column < columns; column++) {
      let error = (this.#odds[column] ?? 0) / sum;
      if (column === row) error -= 1;
      else if (error === 0) continue;
      else if (error < GRADIENT_GRAIN) {
        if (this.#random() * GRADIENT_GRAIN >= error) continue;
        error = GRADIENT_GRAIN;
      }
      scaleGradient += error * (scores[at + column] ?? 0);
      const slope = (error * scale) / batch;
      const slot = this.#slot(this.#columnItems[column] ?? 0);
      addScaledPair(
        hidden,
        this.#columns,
        column * dimensions,
        this.#gradient,
        slot * dimensions,
        this.#sessionVectors,
        vector,
        slope,
        dimensions,
      );
    }
    this.#backwardContext(row);
    return scaleGradient / batch;
  }
  readonly #odds = new Float64Array(1 << 13);

  /** Through the normalisation to the items of the prefix and the distance weights. */
  #backwardContext(row: number): void {
    const { dimensions } = this.#options;
    const hidden = this.#hidden;
    const vector = row * dimensions;
    let along = 0;
    for (let d = 0; d < dimensions; d++) along += (hidden[d] ?? 0) * (this.#sessionVectors[vector + d] ?? 0);
    const norm = this.#norms[row] ?? 1;
    for (let d = 0; d < dimensions; d++) {
      hidden[d] = ((hidden[d] ?? 0) - along * (this.#sessionVectors[vector + d] ?? 0)) / norm;
    }
    const count = this.#contextCount[row] ?? 0;
    for (let n = 0; n < count; n++) {
      const item = this.#context[row * DISTANCES + n] ?? 0;
      const distance = this.#contextDistance[row * DISTANCES + n] ?? 0;
      const slot = this.#slot(item);
      addScaled(this.#gradient, slot * dimensions, hidden, 0, this.#distance[distance] ?? 0, dimensions);
      let dot = 0;
      for (let d = 0; d < dimensions; d++) dot += (hidden[d] ?? 0) * (this.#vectors[item * dimensions + d] ?? 0);
      this.#distanceGradient[distance] = (this.#distanceGradient[distance] ?? 0) + dot;
    }
  }

  #slot(item: number): number {
    const known = this.#slotOf[item] ?? -1;
    if (known >= 0) return known;
    const slot = this.#slots++;
    this.#slotOf[item] = slot;
    this.#slotItems[slot] = item;
    const at = slot * this.#options.dimensions;
    this.#gradient.fill(0, at, at + this.#options.dimensions);
    return slot;
  }

  #apply(rate: number, step: number, scaleGradient: number): void {
    const { dimensions } = this.#options;
    const vectors = this.#vectors;
    const gradient = this.#gradient;
    const mean = this.#mean;
    const square = this.#square;
    const correction = Math.sqrt(1 - SQUARE_DECAY ** step) / (1 - MEAN_DECAY ** step);
    const corrected = rate * correction;
    for (let slot = 0; slot < this.#slots; slot++) {
      const item = this.#slotItems[slot] ?? 0;
      this.#slotOf[item] = -1;
      const from = slot * dimensions;
      const to = item * dimensions;
      for (let d = 0; d < dimensions; d++) {
        const slope = gradient[from + d] ?? 0;
        const m = MEAN_DECAY * (mean[to + d] ?? 0) + (1 - MEAN_DECAY) * slope;
        const v = SQUARE_DECAY * (square[to + d] ?? 0) + (1 - SQUARE_DECAY) * slope * slope;
        mean[to + d] = m;
        square[to + d] = v;
        vectors[to + d] = (vectors[to + d] ?? 0) - (corrected * m) / (Math.sqrt(v) + EPSILON);
      }
      this.#normalise(to);
    }
    for (let distance = 0; distance < DISTANCES; distance++) {
      const slope = this.#distanceGradient[distance] ?? 0;
      const m = MEAN_DECAY * (this.#distanceMoments[distance] ?? 0) + (1 - MEAN_DECAY) * slope;
      const v = SQUARE_DECAY * (this.#distanceMoments[DISTANCES + distance] ?? 0) + (1 - SQUARE_DECAY) * slope * slope;
      this.#distanceMoments[distance] = m;
      this.#distanceMoments[DISTANCES + distance] = v;
      // The last item's weight is 1: only proportions matter to a unit vector.
      if (distance === 0) continue;
      this.#distance[distance] =
        (this.#distance[distance] ?? 0) - (WEIGHT_RATE * corrected * m) / (Math.sqrt(v) + EPSILON);
    }
    const m = MEAN_DECAY * (this.#scale[1] ?? 0) + (1 - MEAN_DECAY) * scaleGradient;
    const v = SQUARE_DECAY * (this.#scale[2] ?? 0) + (1 - SQUARE_DECAY) * scaleGradient * scaleGradient;
    this.#scale[1] = m;
    this.#scale[2] = v;
    this.#scale[0] = (this.#scale[0] ?? 0) - (SCALE_RATE * corrected * m) / (Math.sqrt(v) + EPSILON);
  }

  #normalise(at: number): void {
    const { dimensions } = this.#options;
    const vectors = this.#vectors;
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += (vectors[at + d] ?? 0) ** 2;
    const scale = 1 / Math.max(1e-6, Math.sqrt(square));
    for (let d = 0; d < dimensions; d++) vectors[at + d] = (vectors[at + d] ?? 0) * scale;
  }
}

function sessionOfClicks(log: ClickSessions): Uint32Array {
  const sessions = new Uint32Array(log.items.length);
  for (let session = 0; session < countSessions(log); session++) {
    sessions.fill(session, log.starts[session], log.starts[session + 1]);
  }
  return sessions;
}

function shuffle(values: Uint32Array, random: () => number): void {
  for (let at = values.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const value = values[at] ?? 0;
    values[at] = values[other] ?? 0;
    values[other] = value;
  }
}
