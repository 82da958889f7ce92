/** How popular items are on average, each weighed by how often it was shown or clicked. */
export interface MeanPopularity {
  /** 0 to 1: share of the catalog that is less popular, equally popular items counting half (mid-rank). */
  readonly percentile: number;
  /** Mean of ln(1 + clicks in training). */
  readonly logClicks: number;
}

/**
 * Mean popularity of the items that `counts` names, e.g. lists they stood in, or test clicks; the first above the second is
 * popularity bias. Average recommendation popularity of Abdollahpouri, Burke and Mobasher, "Managing popularity bias in
 * recommender systems with personalized re-ranking", FLAIRS 2019, in logarithms and in ranks, so that no few items decide it.
 * `unseen`: further items of no popularity at all, such as test clicks on items that training never saw.
 */
export function meanPopularity(counts: Uint32Array, clicks: Uint32Array, unseen = 0): MeanPopularity {
  const sorted = clicks.toSorted();
  let total = unseen;
  let percentiles = 0;
  let logs = 0;
  counts.forEach((count, item) => {
    if (count === 0) return;
    const popularity = clicks[item] ?? 0;
    percentiles += count * midRank(sorted, popularity);
    logs += count * Math.log1p(popularity);
    total += count;
  });
  return total === 0 ? { percentile: 0, logClicks: 0 } : { percentile: percentiles / total, logClicks: logs / total };
}

const midRank = (sorted: Uint32Array, value: number): number =>
  (lowerBound(sorted, value) + lowerBound(sorted, value + 1)) / 2 / sorted.length;

/** How many of the ascending values are below `bound`. */
function lowerBound(sorted: Uint32Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
