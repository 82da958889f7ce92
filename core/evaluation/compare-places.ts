import { hitRate } from "./metrics/hit-rate.ts";
import { reciprocalRank } from "./metrics/reciprocal-rank.ts";
import { type BootstrapOptions, type Interval, pairedBootstrap } from "./paired-bootstrap.ts";
import { LIST_LENGTH } from "./summary.ts";

/** How much better one run is than another on the same cases. */
export interface Comparison {
  readonly hitRateAt20: Interval;
  readonly mrrAt20: Interval;
}

/** `ours`, `theirs`: place of the next item in each case's list, from 1 on, 0 where it is not in it. */
export function comparePlaces(ours: Uint8Array, theirs: Uint8Array, options?: BootstrapOptions): Comparison {
  const interval = (metric: (place: number, cutoff: number) => number): Interval => {
    const figures = (places: Uint8Array) => Float64Array.from(places, (place) => metric(place, LIST_LENGTH));
    return pairedBootstrap(figures(ours), figures(theirs), options);
  };
  return { hitRateAt20: interval(hitRate), mrrAt20: interval(reciprocalRank) };
}
