import type { Ranked } from "./answer.ts";
import type { StepContext, Verdict } from "./step.ts";
import { STEPS } from "./steps/index.ts";

/**
 * The first `limit` candidates that every step keeps. Candidates are pulled one by one, so that a long fallback costs only
 * what is needed; deferred ones fill up what is left at the end.
 */
export function select<C extends Ranked>(candidates: Iterable<C>, context: StepContext, limit: number): readonly C[] {
  const steps = STEPS.map(({ step }) => step(context));
  const kept: C[] = [];
  const deferred: C[] = [];
  for (const candidate of candidates) {
    const verdict = judge(steps, candidate);
    if (verdict === "keep") kept.push(candidate);
    else if (verdict === "defer" && deferred.length < limit) deferred.push(candidate);
    if (kept.length === limit) break;
  }
  return [...kept, ...deferred.slice(0, limit - kept.length)];
}

function judge(steps: readonly ((candidate: Ranked) => Verdict)[], candidate: Ranked): Verdict {
  for (const step of steps) {
    const verdict = step(candidate);
    if (verdict !== "keep") return verdict;
  }
  return "keep";
}
