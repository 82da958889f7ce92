import type { JsonObject } from "../json.ts";
import { categoryNumbers } from "../ranker/category-statistics.ts";
import { type Judgement, learnRanker, type RankerOptions } from "../ranker/learn-ranker.ts";
import { buildModel } from "./build-model.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";
import { ModelSnapshot } from "./model-snapshot.ts";
import type { TrainingParameters } from "./parameters.ts";
import { type SessionLog, sessionCountOf, sliceOf } from "./session-log.ts";
import { writeSnapshot } from "./snapshot-writer.ts";

/** Newest part of the sessions that a trial model does not see and is judged on. */
const HELD_OUT_SHARE = 0.05;
/** Most predictions of the evaluation. */
const EVALUATION_MAX_CASES = 5_000;
const MS_PER_SECOND = 1_000;

/** Time that each phase took, in milliseconds: the caller holds the clock. */
export type Durations = { readonly [phase: string]: number };

/** The model that serves: learned from the whole log. The same log and parameters give the same bytes. */
export const train = (log: SessionLog, parameters: TrainingParameters): ArrayBuffer =>
  writeSnapshot(buildModel(log, parameters));

export interface LearnedTraining {
  readonly snapshot: ArrayBuffer;
  /** What serves, and how everything that was compared did on held-out clicks. */
  readonly chosen: string;
  readonly judged: readonly Judgement[];
}

/**
 * The same with a learned ranking (`core/ranker`) on top. `categories`: of items by id, `null` where they are not known. It takes
 * about 150 s and 700 MB for 900,000 clicks: more than an isolate has.
 */
export function trainLearned(
  log: SessionLog,
  parameters: TrainingParameters,
  categories: ReadonlyMap<string, string> | null,
  options: RankerOptions,
): LearnedTraining {
  const { itemIds, starts, items } = log;
  const clicks = { itemCount: itemIds.length, starts, items };
  const { model, chosen, judged } = learnRanker(clicks, categoryNumbers(itemIds, categories), {
    ...options,
    sessionsPerItem: parameters.sessionsPerItem,
  });
  const { postingOffsets, postings } = model.tables.index;
  // One set of postings serves both: the ranking's are those of the whole log, but for the oldest clicks of very long sessions.
  const parts = { ...buildModel(log, parameters), postings: { offsets: postingOffsets, values: postings } };
  return { snapshot: writeSnapshot(parts, model), chosen, judged };
}

/** How well a model learned from all but the newest sessions foretells those; `null` where there are too few to hold any out. */
export function holdOut(log: SessionLog, parameters: TrainingParameters): Evaluation | null {
  const sessions = sessionCountOf(log);
  const kept = sessions - Math.floor(sessions * HELD_OUT_SHARE);
  if (kept === sessions) return null;
  const trial = new ModelSnapshot(buildModel(sliceOf(log, 0, kept), parameters), 0);
  return evaluate(trial, sliceOf(log, kept, sessions), EVALUATION_MAX_CASES);
}

/** What is kept beside a snapshot for people: what it was learned from, how, and how good it is. */
export function trainingReport(
  log: SessionLog,
  parameters: TrainingParameters,
  facts: { readonly bytes: number; readonly evaluation: Evaluation | null; readonly durations: Durations },
): JsonObject {
  const times = log.times;
  const first = times.reduce((earliest, time) => Math.min(earliest, time), times[0] ?? 0);
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  return {
    window: { from: new Date(first * MS_PER_SECOND).toISOString(), to: new Date(last * MS_PER_SECOND).toISOString() },
    counts: { items: log.itemIds.length, sessions: sessionCountOf(log), clicks: log.items.length },
    parameters: { ...parameters },
    bytes: facts.bytes,
    evaluation: facts.evaluation === null ? null : { ...facts.evaluation },
    durationsMs: { ...facts.durations },
  };
}
