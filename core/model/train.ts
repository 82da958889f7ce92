import type { JsonObject } from "../json.ts";
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
