import { GrowingColumn } from "./growing-column.ts";
import { coverage } from "./metrics/coverage.ts";
import { gini } from "./metrics/gini.ts";
import { hitRate } from "./metrics/hit-rate.ts";
import { type Latency, latency } from "./metrics/latency.ts";
import { ndcg } from "./metrics/ndcg.ts";
import { novelty } from "./metrics/novelty.ts";
import { type MeanPopularity, meanPopularity } from "./metrics/popularity-bias.ts";
import { precision } from "./metrics/precision.ts";
import { recall } from "./metrics/recall.ts";
import { reciprocalRank } from "./metrics/reciprocal-rank.ts";

/** Length of the lists that are judged: the literature's. */
export const LIST_LENGTH = 20;
export const CUTOFFS = [1, 5, 10, LIST_LENGTH] as const;

const ACCURACY = { HR: hitRate, MRR: reciprocalRank, NDCG: ndcg, precision, recall } as const;
export type AccuracyName = keyof typeof ACCURACY;
export const ACCURACY_NAMES = Object.keys(ACCURACY) as readonly AccuracyName[];

/** What a run of test cases says about a strategy. Shares are 0 to 1. */
export interface Summary {
  readonly cases: number;
  /** Cases whose next item training never saw: only a repeat inside the session can be foretold of them. */
  readonly unseenTargets: number;
  /** Means over the cases, e.g. `accuracy.HR["20"]`. */
  readonly accuracy: { readonly [name in AccuracyName]: { readonly [cutoff in (typeof CUTOFFS)[number]]: number } };
  /** This and the rest up to `popularity`: of the lists' items that training saw. */
  readonly coverageAt20: number;
  readonly giniAt20: number;
  /** Bits. */
  readonly noveltyAt20: number;
  readonly popularity: { readonly recommended: MeanPopularity; readonly clicked: MeanPopularity };
  /** Microseconds a prediction. */
  readonly latencyMicros: Latency;
}

/** Gathers what the metrics need: 5 bytes a case and 8 bytes an item. */
export class SummaryBuilder {
  readonly #clicks: Uint32Array;
  readonly #exposure: Uint32Array;
  readonly #targets: Uint32Array;
  readonly #places = new GrowingColumn((length) => new Uint8Array(length));
  readonly #micros = new GrowingColumn((length) => new Float32Array(length));
  #unseenTargets = 0;

  /** `clicks`: clicks of each item in training. */
  constructor(clicks: Uint32Array) {
    this.#clicks = clicks;
    this.#exposure = new Uint32Array(clicks.length);
    this.#targets = new Uint32Array(clicks.length);
  }

  /** A case's list, best first, of which the first 20 count; the item that came next; microseconds that the list took. */
  add(list: readonly number[], target: number, micros: number): void {
    const judged = list.slice(0, LIST_LENGTH);
    for (const item of judged) if (item < this.#exposure.length) this.#exposure[item] = (this.#exposure[item] ?? 0) + 1;
    this.#places.push(judged.indexOf(target) + 1);
    this.#micros.push(micros);
    if (target < this.#targets.length) this.#targets[target] = (this.#targets[target] ?? 0) + 1;
    else this.#unseenTargets++;
  }

  /** Place of the next item in each list, from 1 on; 0 where it is not in it. */
  places(): Uint8Array {
    return this.#places.toArray();
  }

  summary(): Summary {
    const places = this.places();
    const meanOf = (metric: (place: number, cutoff: number) => number, cutoff: number): number =>
      places.length === 0 ? 0 : places.reduce((sum, place) => sum + metric(place, cutoff), 0) / places.length;
    const atCutoffs = (name: AccuracyName) => ({
      1: meanOf(ACCURACY[name], 1),
      5: meanOf(ACCURACY[name], 5),
      10: meanOf(ACCURACY[name], 10),
      20: meanOf(ACCURACY[name], LIST_LENGTH),
    });
    return {
      cases: places.length,
      unseenTargets: this.#unseenTargets,
      accuracy: {
        HR: atCutoffs("HR"),
        MRR: atCutoffs("MRR"),
        NDCG: atCutoffs("NDCG"),
        precision: atCutoffs("precision"),
        recall: atCutoffs("recall"),
      },
      coverageAt20: coverage(this.#exposure),
      giniAt20: gini(this.#exposure),
      noveltyAt20: novelty(this.#exposure, this.#clicks),
      popularity: {
        recommended: meanPopularity(this.#exposure, this.#clicks),
        clicked: meanPopularity(this.#targets, this.#clicks, this.#unseenTargets),
      },
      latencyMicros: latency(this.#micros.toArray()),
    };
  }
}
