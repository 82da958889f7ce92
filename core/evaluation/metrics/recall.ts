import { hitRate } from "./hit-rate.ts";

/** Items that came next in one case. */
const RELEVANT_ITEMS = 1;

/** Recall of one list: relevant items among the first `cutoff`, by all relevant ones. Equals the hit rate, as one item came next. */
export const recall = (place: number, cutoff: number): number => hitRate(place, cutoff) / RELEVANT_ITEMS;
