import { randomNumbers } from "../random-numbers.ts";

/** The mean of a difference with the bounds of its confidence interval. */
export interface Interval {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

export interface BootstrapOptions {
  readonly resamples: number;
  readonly seed: number;
  /** Share of the resamples inside the interval, e.g. 0.95. */
  readonly confidence: number;
}

export const BOOTSTRAP_DEFAULTS: BootstrapOptions = { resamples: 1_000, seed: 1, confidence: 0.95 };

/**
 * How much better `ours` is than `theirs` on the same cases, and how sure that is: cases are drawn with replacement, each with
 * both its figures, and the percentiles of the resampled means bound the interval (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993, ch. 13; for rankings: Sakai, "Evaluating evaluation metrics based on the bootstrap", SIGIR 2006).
 */
export function pairedBootstrap(
  ours: Float64Array,
  theirs: Float64Array,
  options: BootstrapOptions = BOOTSTRAP_DEFAULTS,
): Interval {
  const differences = ours.map((value, at) => value - (theirs[at] ?? 0));
  const cases = differences.length;
  if (cases === 0) return { difference: 0, low: 0, high: 0 };
  const random = randomNumbers(options.seed);
  const means = new Float64Array(options.resamples);
  for (let resample = 0; resample < options.resamples; resample++) {
    let sum = 0;
    for (let draw = 0; draw < cases; draw++) sum += differences[Math.floor(random() * cases)] ?? 0;
    means[resample] = sum / cases;
  }
  means.sort();
  const outside = (1 - options.confidence) / 2;
  const at = (share: number) => means[Math.min(means.length - 1, Math.floor(share * means.length))] ?? 0;
  return {
    difference: differences.reduce((sum, value) => sum + value, 0) / cases,
    low: at(outside),
    high: at(1 - outside),
  };
}
