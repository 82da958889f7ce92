import type { Candidates } from "../candidates.ts";
import { quickLog } from "../quick-log.ts";
import { FEATURE_AT, FEATURE_COUNT } from "./feature-names.ts";

const WALK_FLOOR = 1e-4;

/** How often walks from the session's items end at each candidate. */
export class WalkFeatures {
  readonly #candidates: Candidates;

  constructor(candidates: Candidates) {
    this.#candidates = candidates;
  }

  write(values: Float32Array): void {
    const { walksOfLast, walksOfAny, count } = this.#candidates;
    let bestOfLast = WALK_FLOOR;
    let bestOfAny = WALK_FLOOR;
    for (let candidate = 0; candidate < count; candidate++) {
      bestOfLast = Math.max(bestOfLast, walksOfLast[candidate] ?? 0);
      bestOfAny = Math.max(bestOfAny, walksOfAny[candidate] ?? 0);
    }
    for (let candidate = 0; candidate < count; candidate++) {
      const at = candidate * FEATURE_COUNT + FEATURE_AT.walks;
      const ofLast = walksOfLast[candidate] ?? 0;
      const ofAny = walksOfAny[candidate] ?? 0;
      values[at] = ofLast / bestOfLast;
      values[at + 1] = quickLog(ofLast + WALK_FLOOR);
      values[at + 2] = ofAny / bestOfAny;
      values[at + 3] = quickLog(ofAny + WALK_FLOOR);
    }
  }
}
