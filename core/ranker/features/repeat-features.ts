import type { Candidates } from "../candidates.ts";
import type { EvidencePass } from "../evidence-pass.ts";
import type { ItemStatistics } from "../item-statistics.ts";
import { FEATURE_AT, FEATURE_COUNT } from "./feature-names.ts";

/** What tells whether an item of the session comes back; the other candidates have none of it. */
export class RepeatFeatures {
  readonly #statistics: ItemStatistics;
  readonly #pass: EvidencePass;
  readonly #candidates: Candidates;

  constructor(statistics: ItemStatistics, pass: EvidencePass, candidates: Candidates) {
    this.#statistics = statistics;
    this.#pass = pass;
    this.#candidates = candidates;
  }

  write(values: Float32Array, prefix: ArrayLike<number>, length: number): void {
    const statistics = this.#statistics;
    const { count } = this.#candidates;
    const { queryItems, queryCount, queryDistances } = this.#pass;
    const rate = this.repeatRate(length);
    // Own items are the first candidates, in the query's order.
    for (let place = 0; place < Math.min(queryCount, count); place++) {
      const item = queryItems[place] ?? 0;
      const at = place * FEATURE_COUNT + FEATURE_AT.repeats;
      let times = 0;
      let first = -1;
      for (let step = 0; step < length; step++) {
        if (prefix[step] !== item) continue;
        times++;
        if (first < 0) first = step;
      }
      values[at] = 1;
      values[at + 1] = place === 0 ? 1 : 0;
      values[at + 2] = 1 / (1 + (queryDistances[place] ?? 0));
      values[at + 3] = Math.log(times);
      values[at + 4] = times / length;
      values[at + 5] = 1 / (1 + first);
      values[at + 6] = rate;
      values[at + 7] = place === 0 ? (statistics.repeatedNext[item] ?? 0) : 0;
      values[at + 8] = statistics.repeatedLater[item] ?? 0;
      values[at + 9] = Math.log(length);
    }
  }

  /** Share of the session's clicks, but for the first, that went back to an item of it. */
  repeatRate(length: number): number {
    return length > 1 ? (length - this.#pass.queryCount) / (length - 1) : 0;
  }
}
