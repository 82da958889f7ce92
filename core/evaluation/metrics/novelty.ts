/**
 * Mean self-information of the recommended items, in bits: -log2 of an item's share of the training clicks. Zhou et al., "Solving
 * the apparent diversity-accuracy dilemma of recommender systems", PNAS 107(10), 2010.
 * `exposure`: lists that each item stood in; `clicks`: its clicks in training, where 0 counts as 1.
 */
export function novelty(exposure: Uint32Array, clicks: Uint32Array): number {
  const total = clicks.reduce((sum, count) => sum + count, 0);
  let bits = 0;
  let places = 0;
  exposure.forEach((lists, item) => {
    if (lists === 0) return;
    bits -= lists * Math.log2(Math.max(1, clicks[item] ?? 0) / total);
    places += lists;
  });
  return places === 0 ? 0 : bits / places;
}
