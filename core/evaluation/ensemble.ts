import type { Kernels } from "../kernels.ts";
import { createLearnedRecommender } from "../ranker/learned-recommender.ts";
import { type ClickLog, sessionsByAge } from "./click-log.ts";
import type { ItemVocabulary } from "./item-vocabulary.ts";
import type { Predictor } from "./predictor.ts";
import { rivalStrategies, SINGLE_STRATEGIES } from "./rival-strategies.ts";
import type { TrainingSet } from "./training-set.ts";

/**
 * The learned engine: candidates of every strategy, ranked by what was learned from the newest sessions of training. Where a
 * single strategy foretells held-out clicks better, that one answers, and the ranking fills what it leaves open.
 */
export function ensemble(set: TrainingSet, kernels: Kernels): Predictor {
  const { log, vocabulary, categories } = set;
  const known = categories.size > 0 ? categories : null;
  const { rank, rival } = createLearnedRecommender(sessionIds(log, vocabulary), known, {
    kernels,
    rivals: (ids) => rivalStrategies(set, ids),
  });
  const ranking: Predictor = ({ items }, limit) =>
    rank(
      items.map((item) => vocabulary.idOf(item)),
      limit,
    ).map((id) => vocabulary.numberOf(id));
  const better = rival === null ? undefined : SINGLE_STRATEGIES[rival]?.(set);
  if (better === undefined) return ranking;
  return (situation, limit) => {
    const list = better(situation, limit);
    return list.length >= limit ? list : [...new Set([...list, ...ranking(situation, limit)])].slice(0, limit);
  };
}

/** Item ids of each session, oldest session first. */
function* sessionIds(log: ClickLog, vocabulary: ItemVocabulary): Generator<readonly string[]> {
  for (const session of sessionsByAge(log))
    yield Array.from(log.items.subarray(log.starts[session], log.starts[session + 1]), (item) => vocabulary.idOf(item));
}
