import { hitRate } from "./hit-rate.ts";

/** Precision of one list: relevant items among the first `cutoff`, by `cutoff`. One item is relevant, the next one. */
export const precision = (place: number, cutoff: number): number => hitRate(place, cutoff) / cutoff;
