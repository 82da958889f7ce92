import type { Kernels } from "../kernels.ts";
import { categoryNumbers } from "../ranker/category-statistics.ts";
import { type Judgement, learnRanker, type RankerOptions, type RankerRecipe } from "../ranker/learn-ranker.ts";
import type { LearnedModel } from "../ranker/learned-ranker.ts";
import { LEADS, type Lead } from "../recommend/lead.ts";
import { buildModel } from "./build-model.ts";
import type { TrainingParameters } from "./parameters.ts";
import { rivalPlans } from "./rival-plans.ts";
import type { SessionLog } from "./session-log.ts";
import { writeSnapshot } from "./snapshot-writer.ts";

/** The model that serves: learned from the whole log. The same log and parameters give the same bytes. */
export const train = (log: SessionLog, parameters: TrainingParameters): ArrayBuffer =>
  writeModel(log, parameters, null);

export interface LearnedTraining {
  readonly snapshot: ArrayBuffer;
  /** What serves, and how everything that was compared did on held-out clicks. */
  readonly chosen: string;
  readonly judged: readonly Judgement[];
}

/**
 * The same with a learned ranking (`core/ranker`) on top. `categories`: of items by id, `null` where they are not known. It takes
 * about 90 s of one core for 900,000 clicks of 43,000 products, and more memory than an isolate has.
 */
export function trainLearned(
  log: SessionLog,
  parameters: TrainingParameters,
  categories: ReadonlyMap<string, string> | null,
  options: RankerOptions,
): LearnedTraining {
  const { itemIds, starts, items } = log;
  const clicks = { itemCount: itemIds.length, starts, items };
  const { model, chosen, judged, rival } = learnRanker(clicks, categoryNumbers(itemIds, categories), {
    ...options,
    sessionsPerItem: parameters.sessionsPerItem,
    rivals: rivalPlans(log, parameters),
  });
  const lead = LEADS.find((name) => name === rival?.name);
  return { snapshot: writeModel(log, parameters, model, lead), chosen, judged };
}

/** What is counted from the log, and a learned ranking where there is one, with what leads the answers. */
export function writeModel(
  log: SessionLog,
  parameters: TrainingParameters,
  learned: LearnedModel | null,
  lead?: Lead,
): ArrayBuffer {
  const parts = buildModel(log, parameters);
  if (learned === null) return writeSnapshot(parts, null, lead);
  // One set of postings serves both: the ranking's are those of the whole log, but for the oldest clicks of very long sessions.
  const { postingOffsets, postings } = learned.tables.index;
  return writeSnapshot({ ...parts, postings: { offsets: postingOffsets, values: postings } }, learned, lead);
}

/** How to train: with a learned ranking, or, where `ranker` is `null`, without. */
export interface Recipe {
  readonly parameters: TrainingParameters;
  readonly categories: ReadonlyMap<string, string> | null;
  readonly ranker: RankerRecipe | null;
}

/** What of a recipe's learned ranking is worth keeping beside the model. */
export interface RankingOutcome {
  readonly chosen: string;
  readonly judged: readonly Judgement[];
}

export interface Trained {
  readonly snapshot: ArrayBuffer;
  /** `null`: none was learned. */
  readonly ranking: RankingOutcome | null;
}

export function trainBy({ parameters, categories, ranker }: Recipe, log: SessionLog, kernels: Kernels): Trained {
  if (ranker === null) return { snapshot: train(log, parameters), ranking: null };
  const { snapshot, chosen, judged } = trainLearned(log, parameters, categories, { ...ranker, kernels });
  return { snapshot, ranking: { chosen, judged } };
}
