import { FEATURE_COUNT } from "./features/feature-names.ts";
import type { RankingCases } from "./ranking-cases.ts";

/** Adam, Kingma and Ba, ICLR 2015; decays as in the paper. */
const LEARNING_RATE = 0.03;
const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.999;
const EPSILON = 1e-8;
const BATCH_CASES = 128;
const EPOCHS = 30;
/** L2 penalty on the weights of standardised features, per case. */
const PENALTY = 1e-5;

/** Weight of each feature. */
export function scoreLinear(weights: Float32Array, values: Float32Array, at: number): number {
  // Two sums, so that one addition does not wait for the other.
  let even = 0;
  let odd = 0;
  for (let feature = 0; feature < FEATURE_COUNT - 1; feature += 2) {
    even += (weights[feature] ?? 0) * (values[at + feature] ?? 0);
    odd += (weights[feature + 1] ?? 0) * (values[at + feature + 1] ?? 0);
  }
  const last = FEATURE_COUNT - 1;
  return FEATURE_COUNT % 2 === 0 ? even + odd : even + odd + (weights[last] ?? 0) * (values[at + last] ?? 0);
}

/**
 * Fits one weight per feature so that the softmax over a case's rows gives what came next the highest likelihood (listwise:
 * Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML 2007).
 */
export function fitLinear(cases: RankingCases, order: (length: number) => Uint32Array): Float32Array {
  const scale = inverseDeviations(cases);
  const count = cases.starts.length - 1;
  const weights = new Float64Array(FEATURE_COUNT);
  const average = new Float64Array(FEATURE_COUNT);
  const scaled = new Float32Array(FEATURE_COUNT);
  const gradient = new Float64Array(FEATURE_COUNT);
  const mean = new Float64Array(FEATURE_COUNT);
  const square = new Float64Array(FEATURE_COUNT);
  let step = 0;
  let averaged = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const shuffled = order(count);
    const rate = LEARNING_RATE * (1 - epoch / EPOCHS);
    for (let from = 0; from < count; from += BATCH_CASES) {
      const to = Math.min(count, from + BATCH_CASES);
      for (let feature = 0; feature < FEATURE_COUNT; feature++) {
        scaled[feature] = (weights[feature] ?? 0) * (scale[feature] ?? 0);
        gradient[feature] = 0;
      }
      for (let at = from; at < to; at++) addGradient(cases, shuffled[at] ?? 0, scaled, gradient);
      step++;
      for (let feature = 0; feature < FEATURE_COUNT; feature++) {
        const slope =
          ((gradient[feature] ?? 0) * (scale[feature] ?? 0)) / (to - from) + PENALTY * (weights[feature] ?? 0);
        mean[feature] = MEAN_DECAY * (mean[feature] ?? 0) + (1 - MEAN_DECAY) * slope;
        square[feature] = SQUARE_DECAY * (square[feature] ?? 0) + (1 - SQUARE_DECAY) * slope * slope;
        const meanNow = (mean[feature] ?? 0) / (1 - MEAN_DECAY ** step);
        const squareNow = (square[feature] ?? 0) / (1 - SQUARE_DECAY ** step);
        weights[feature] = (weights[feature] ?? 0) - (rate * meanNow) / (Math.sqrt(squareNow) + EPSILON);
      }
      if (epoch < EPOCHS - 1) continue;
      averaged++;
      for (let feature = 0; feature < FEATURE_COUNT; feature++) {
        average[feature] = (average[feature] ?? 0) + ((weights[feature] ?? 0) - (average[feature] ?? 0)) / averaged;
      }
    }
  }
  return Float32Array.from(average, (weight, feature) => weight * (scale[feature] ?? 0));
}

/** Adds the gradient of a case's negative log-likelihood; answers that. */
export function addGradient(
  { starts, values, offsets }: RankingCases,
  number: number,
  weights: Float32Array,
  gradient: Float64Array,
): number {
  const start = starts[number] ?? 0;
  const rows = (starts[number + 1] ?? 0) - start;
  if (SCORES.length < rows) throw new RangeError(`a case of ${rows} rows`);
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    const score = scoreLinear(weights, values, (start + row) * FEATURE_COUNT) + (offsets[start + row] ?? 0);
    SCORES[row] = score;
    if (score > most) most = score;
  }
  const first = SCORES[0] ?? 0;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const odds = Math.exp((SCORES[row] ?? 0) - most);
    SCORES[row] = odds;
    sum += odds;
  }
  for (let row = 0; row < rows; row++) {
    const error = (SCORES[row] ?? 0) / sum - (row === 0 ? 1 : 0);
    const at = (start + row) * FEATURE_COUNT;
    for (let feature = 0; feature < FEATURE_COUNT; feature++) {
      gradient[feature] = (gradient[feature] ?? 0) + error * (values[at + feature] ?? 0);
    }
  }
  return Math.log(sum) + most - first;
}
/** Scratch of `addGradient`: rows of a case. */
const SCORES = new Float64Array(256);

/** 1 / standard deviation of each feature within its case: what is the same for all rows of a case cannot order them. */
function inverseDeviations({ starts, values }: RankingCases): Float64Array {
  const squares = new Float64Array(FEATURE_COUNT);
  const means = new Float64Array(FEATURE_COUNT);
  const cases = starts.length - 1;
  for (let number = 0; number < cases; number++) {
    const start = starts[number] ?? 0;
    const end = starts[number + 1] ?? 0;
    means.fill(0);
    for (let row = start; row < end; row++) {
      for (let feature = 0; feature < FEATURE_COUNT; feature++) {
        means[feature] = (means[feature] ?? 0) + (values[row * FEATURE_COUNT + feature] ?? 0) / (end - start);
      }
    }
    for (let row = start; row < end; row++) {
      for (let feature = 0; feature < FEATURE_COUNT; feature++) {
        squares[feature] =
          (squares[feature] ?? 0) + ((values[row * FEATURE_COUNT + feature] ?? 0) - (means[feature] ?? 0)) ** 2;
      }
    }
  }
  const rows = Math.max(1, starts[cases] ?? 0);
  return squares.map((square) => {
    const deviation = Math.sqrt(square / rows);
    return deviation > 1e-6 ? 1 / deviation : 0;
  });
}
