import type { InteractionIndex } from "../recommend/index-port.ts";
import { type Evaluation, evaluationOf, placesOf } from "./evaluate.ts";
import { type ActiveRecord, type GateVerdict, judgeByRecord, judgeOnSameClicks, nothingToCompare } from "./gate.ts";
import { sessionCountOf } from "./session-log.ts";
import type { ValidationCut } from "./validation-cut.ts";

/** Most predictions of the evaluation. */
const EVALUATION_MAX_CASES = 5_000;

/** What serves now: its record, and, where it could be opened, itself. */
export interface ActiveModelFacts extends ActiveRecord {
  /** Epoch seconds of the newest click that it was trained on; `null` where no record says. */
  readonly until: number | null;
  readonly index: InteractionIndex | null;
}

export interface JudgedCandidate {
  /** How the trial model foretold what it had not seen; `null` where there was too little to hold any out. */
  readonly evaluation: Evaluation | null;
  readonly verdict: GateVerdict;
}

/**
 * The trial model, trained by the candidate's recipe on the clicks before the cut, stands for the candidate, which has learned
 * from the held-out clicks as well and so cannot be asked for them.
 */
export function judgeCandidate(
  trial: InteractionIndex,
  cut: ValidationCut,
  active: ActiveModelFacts | null,
): JudgedCandidate {
  const places = placesOf(trial, cut.test, EVALUATION_MAX_CASES);
  const evaluation = evaluationOf(places, sessionCountOf(cut.test));
  if (active === null) return { evaluation, verdict: nothingToCompare(null) };
  if (active.index === null) return { evaluation, verdict: nothingToCompare(active.version) };
  if (!cut.fresh) return { evaluation, verdict: judgeByRecord(active, evaluation) };
  const theirs = placesOf(active.index, cut.test, EVALUATION_MAX_CASES);
  return { evaluation, verdict: judgeOnSameClicks(active.version, places, theirs) };
}
