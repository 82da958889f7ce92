/**
 * Gini coefficient of exposure over the whole catalog: 0 where every item stands in as many lists as every other, towards 1 where
 * one item takes all places. Castells, Hurley and Vargas, "Novelty and diversity in recommender systems", Recommender Systems
 * Handbook, 2015 (1 minus their Gini index). `exposure`: lists that each item of training stood in.
 */
export function gini(exposure: Uint32Array): number {
  const items = exposure.length;
  let sum = 0;
  let weighted = 0;
  exposure.toSorted().forEach((lists, at) => {
    sum += lists;
    weighted += (2 * (at + 1) - items - 1) * lists;
  });
  return sum === 0 ? 0 : weighted / (items * sum);
}
