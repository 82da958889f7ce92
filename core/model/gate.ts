import { type Interval, pairedBootstrap } from "../evaluation/paired-bootstrap.ts";
import { type Evaluation, evaluationOf, qualityOf } from "./evaluate.ts";

/** The upper end of an interval of 90 % is that of one side at 95 %. */
const ONE_SIDED_95: { readonly resamples: number; readonly seed: number; readonly confidence: number } = {
  resamples: 1_000,
  seed: 1,
  confidence: 0.9,
};
/** With fewer cases than this on either side a standard error says nothing. */
const RECORDED_CASES_MIN = 200;
/** Standard errors that one side of 95 % leaves out. */
const ONE_SIDED_95_ERRORS = 1.645;

export type GateReason =
  /** Nothing serves yet, what serves cannot be opened or has no record, or there are too few clicks to judge by. */
  | "nothing_to_compare"
  | "not_worse"
  | "worse"
  /** Too few clicks are newer than the active model's window: its recorded validation was compared with the candidate's own. */
  | "not_worse_than_recorded"
  | "worse_than_recorded"
  | "forced"
  /** The model that serves with its sessions counted anew: nothing was learned that could be worse. */
  | "refreshed";

export interface Accuracy {
  readonly hitRateAt20: number;
  readonly mrrAt20: number;
}

/** Whether a candidate may serve, and what that rests on; stored with the model. */
export interface GateVerdict {
  readonly decision: "promote" | "keep_active";
  readonly reason: GateReason;
  /** Version of the model that serves. */
  readonly against: string | null;
  /** Clicks that both were asked for; 0 where they were not judged on the same ones. */
  readonly cases: number;
  readonly candidate: Accuracy | null;
  readonly active: Accuracy | null;
  /** HR@20 + MRR@20 of the candidate minus the active model's, with the bounds of 90 %: worse where even `high` is below 0. */
  readonly difference: Interval | null;
}

export interface ActiveRecord {
  readonly version: string;
  /** As its own training found it; `null` where no record of it is left. */
  readonly evaluation: Evaluation | null;
}

const NOTHING: Omit<GateVerdict, "against"> = {
  decision: "promote",
  reason: "nothing_to_compare",
  cases: 0,
  candidate: null,
  active: null,
  difference: null,
};

export const nothingToCompare = (against: string | null): GateVerdict => ({ ...NOTHING, against });

export const refreshed = (against: string): GateVerdict => ({ ...NOTHING, reason: "refreshed", against });

/** Both were asked for the same clicks, which neither has learned from: `places` as `placesOf` answers them. */
export function judgeOnSameClicks(against: string, candidate: Uint8Array, active: Uint8Array): GateVerdict {
  if (candidate.length === 0) return nothingToCompare(against);
  const quality = (places: Uint8Array) => Float64Array.from(places, qualityOf);
  const difference = pairedBootstrap(quality(candidate), quality(active), ONE_SIDED_95);
  const worse = difference.high < 0;
  return {
    decision: worse ? "keep_active" : "promote",
    reason: worse ? "worse" : "not_worse",
    against,
    cases: candidate.length,
    candidate: accuracyOf(evaluationOf(candidate, 0)),
    active: accuracyOf(evaluationOf(active, 0)),
    difference,
  };
}

/** Each was judged on clicks of its own time: two samples, compared by their means and standard errors. */
export function judgeByRecord({ version, evaluation }: ActiveRecord, own: Evaluation | null): GateVerdict {
  if (own === null || evaluation === null) return nothingToCompare(version);
  if (Math.min(own.cases, evaluation.cases) < RECORDED_CASES_MIN) return nothingToCompare(version);
  const ours = momentsOf(own);
  const theirs = momentsOf(evaluation);
  const difference = ours.mean - theirs.mean;
  const margin = ONE_SIDED_95_ERRORS * Math.sqrt(ours.squaredError + theirs.squaredError);
  const worse = difference + margin < 0;
  return {
    decision: worse ? "keep_active" : "promote",
    reason: worse ? "worse_than_recorded" : "not_worse_than_recorded",
    against: version,
    cases: 0,
    candidate: accuracyOf(own),
    active: accuracyOf(evaluation),
    difference: { difference, low: difference - margin, high: difference + margin },
  };
}

/** A person has decided: the figures stay. */
export const forced = (verdict: GateVerdict): GateVerdict =>
  verdict.decision === "promote" ? verdict : { ...verdict, decision: "promote", reason: "forced" };

const accuracyOf = ({ hitRateAt20, mrrAt20 }: Evaluation): Accuracy => ({ hitRateAt20, mrrAt20 });

/** Mean quality and the square of its standard error, from the counts of places alone. */
function momentsOf({ places, cases }: Evaluation): { readonly mean: number; readonly squaredError: number } {
  const sum = (value: (place: number) => number): number =>
    places.reduce((total, count, place) => total + count * value(place), 0);
  const mean = sum(qualityOf) / cases;
  return { mean, squaredError: sum((place) => (qualityOf(place) - mean) ** 2) / cases ** 2 };
}
