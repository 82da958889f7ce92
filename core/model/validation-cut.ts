import { endOf, type SessionLog, sessionCountOf, sessionsWhere, sliceOf } from "./session-log.ts";

/** Newest part of the sessions that a trial model does not see and is judged on. */
const HELD_OUT_SHARE = 0.05;
/** Fewer clicks than this that the active model has not seen tell the two apart too badly. */
export const FRESH_CASES_MIN = 500;

/** Where a log is cut to judge: the trial model learns what is older, and is asked for the clicks of `test`. */
export interface ValidationCut {
  readonly past: SessionLog;
  readonly test: SessionLog;
  /** The active model has seen nothing of `test` either: the two can be compared on it. */
  readonly fresh: boolean;
}

/**
 * Holds out the newest sessions. Where a model serves that was trained on clicks until `activeUntil` (epoch seconds), only
 * sessions that began after it may judge the two; the trial then learns nothing newer than the active model did, unless the
 * log has gone on for more than the usual share since. `null` where there are too few sessions to hold any out.
 */
export function validationCut(log: SessionLog, activeUntil: number | null): ValidationCut | null {
  const sessions = sessionCountOf(log);
  const usual = sessions - Math.floor(sessions * HELD_OUT_SHARE);
  if (activeUntil !== null) {
    let after = sessions;
    while (after > usual && endOf(log, after - 1) > activeUntil) after--;
    const test = sessionsWhere(sliceOf(log, after, sessions), (times) => (times[0] ?? 0) > activeUntil);
    if (after > 0 && casesOf(test) >= FRESH_CASES_MIN) return { past: sliceOf(log, 0, after), test, fresh: true };
  }
  if (usual === sessions) return null;
  return { past: sliceOf(log, 0, usual), test: sliceOf(log, usual, sessions), fresh: false };
}

/** Clicks that another one of their session precedes. */
const casesOf = (log: SessionLog): number => log.items.length - sessionCountOf(log);
