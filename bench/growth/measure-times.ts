import { quantile } from "../report/quantile.ts";

/** Each question is timed this often, in passes over all of them, and its shortest time counts: others use the machine, too. */
export const PASSES = 3;
const WARM_UP = 2_000;
const US_PER_MS = 1_000;

/** Microseconds a question. */
export interface Times {
  readonly p50Us: number;
  readonly p99Us: number;
  /** Of the first pass alone, with whatever else the machine did. */
  readonly firstPassP99Us: number;
}

export function measureTimes(count: number, ask: (question: number) => void): Times {
  for (let question = 0; question < Math.min(WARM_UP, count); question++) ask(question);
  const shortest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let firstPassP99Us = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let question = 0; question < count; question++) {
      const before = performance.now();
      ask(question);
      const us = (performance.now() - before) * US_PER_MS;
      if (us < (shortest[question] ?? 0)) shortest[question] = us;
    }
    if (pass === 0) firstPassP99Us = quantile(shortest.toSorted(), 0.99);
  }
  const ascending = shortest.sort();
  return { p50Us: quantile(ascending, 0.5), p99Us: quantile(ascending, 0.99), firstPassP99Us };
}
