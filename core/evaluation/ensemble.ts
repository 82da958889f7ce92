import type { Kernels } from "../kernels.ts";
import { createLearnedRecommender } from "../ranker/learned-recommender.ts";
import { type ClickLog, sessionsByAge } from "./click-log.ts";
import type { ItemVocabulary } from "./item-vocabulary.ts";
import type { Predictor } from "./predictor.ts";
import type { TrainingSet } from "./training-set.ts";

/** The learned engine: candidates of every strategy, ranked by what was learned from the newest sessions of training. */
export function ensemble({ log, vocabulary, categories }: TrainingSet, kernels: Kernels): Predictor {
  const known = categories.size > 0 ? categories : null;
  const { rank } = createLearnedRecommender(sessionIds(log, vocabulary), known, { kernels });
  return ({ items }, limit) =>
    rank(
      items.map((item) => vocabulary.idOf(item)),
      limit,
    ).map((id) => vocabulary.numberOf(id));
}

/** Item ids of each session, oldest session first. */
function* sessionIds(log: ClickLog, vocabulary: ItemVocabulary): Generator<readonly string[]> {
  for (const session of sessionsByAge(log))
    yield Array.from(log.items.subarray(log.starts[session], log.starts[session + 1]), (item) => vocabulary.idOf(item));
}
