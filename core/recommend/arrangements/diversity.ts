import type { Ranked } from "../answer.ts";
import type { Arrangement, StepContext } from "../step.ts";

/** Candidates beyond the limit that variety may choose from. */
const POOL_SPARE = 60;

/**
 * Maximal marginal relevance: place after place the candidate with the best of `(1 - d) × relevance - d × redundancy`, where
 * redundancy is the likeness to the most alike product chosen before. Carbonell and Goldstein, "The Use of MMR, Diversity-Based
 * Reranking for Reordering Documents and Producing Summaries", SIGIR 1998.
 * Alike are products that are content neighbours of each other (cosine), as far as their neighbours are at hand, and products of
 * one category: the n-th of a category by (n - 1) / n, so that categories take turns instead of one place each.
 */
export const diversity: Arrangement = (context) => {
  const weight = context.terms.diversity;
  if (weight <= 0) return null;
  return {
    pool: (limit) => limit + POOL_SPARE,
    arrange: (list, limit) => mostVaried(list, limit, weight, context),
  };
};

function mostVaried<C extends Ranked>(
  list: readonly C[],
  limit: number,
  weight: number,
  { catalog, contentNeighbours }: StepContext,
): readonly C[] {
  const best = Math.max(...list.map(({ score }) => score), Number.MIN_VALUE);
  const relevance = Float64Array.from(list, ({ score }) => score / best);
  const categories = numbered(list.map(({ item }) => catalog.facts(item)?.category ?? ""));
  const places = new Map(list.map(({ item }, place) => [item, place]));
  /** Of each place to the most alike one chosen. */
  const likeness = new Float64Array(list.length);
  const chosenOf = new Uint32Array(list.length);
  const open = new Uint8Array(list.length).fill(1);
  const chosen: C[] = [];
  while (chosen.length < Math.min(limit, list.length)) {
    let next = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < list.length; place++) {
      if (open[place] === 0) continue;
      const alike = chosenOf[categories[place] ?? 0] ?? 0;
      const redundancy = Math.max(likeness[place] ?? 0, alike / (alike + 1));
      const worth = (1 - weight) * (relevance[place] ?? 0) - weight * redundancy;
      if (worth <= most) continue;
      most = worth;
      next = place;
    }
    const candidate = list[next];
    if (candidate === undefined) break;
    open[next] = 0;
    chosen.push(candidate);
    const category = categories[next] ?? 0;
    chosenOf[category] = (chosenOf[category] ?? 0) + 1;
    for (const { item, score } of contentNeighbours(candidate.item) ?? []) {
      const place = places.get(item);
      if (place !== undefined) likeness[place] = Math.max(likeness[place] ?? 0, Math.min(1, score));
    }
  }
  return chosen;
}

/** Each word as the number of its kind, from 0 in order of appearance. */
function numbered(words: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(words, (word) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  });
}
