import { randomNumbers } from "../../core/random-numbers.ts";

/** Spreads neighbouring product numbers over the seeds: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** A repeatable source of numbers in [0, 1), so that a product looks the same on every machine. */
export const seededRandom = (seed: number): (() => number) => randomNumbers(seed * SPREAD);

/** One of a list that is known not to be empty. */
export function pick<T>(choices: readonly [T, ...T[]], random: () => number): T {
  return choices[Math.floor(random() * choices.length)] ?? choices[0];
}
