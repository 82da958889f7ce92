import type { Ranked } from "./answer.ts";
import { ARRANGEMENTS } from "./arrangements/index.ts";
import type { Judge, StepContext, Verdict } from "./step.ts";
import { STEPS } from "./steps/index.ts";

/** Once deferred candidates could fill the answer up, no more than this many are looked at for better ones. */
const SEARCHED_MAX = 2_000;

/** Where an answer is chosen from; both are pulled one by one, so that a long fallback costs only what is needed. */
export interface Supply<C> {
  /** Best first. */
  readonly candidates: Iterable<C>;
  /** Products that the model does not know, the most fitting first: for exploration. */
  readonly newcomers: Iterable<C>;
}

/**
 * The first `limit` candidates that every step keeps, as the arrangements want them; deferred ones fill up what is left at the
 * end. Each product once, and only products of the catalog.
 */
export function select<C extends Ranked>(supply: Supply<C>, context: StepContext, limit: number): readonly C[] {
  const arrangers = ARRANGEMENTS.flatMap(({ arrangement }) => arrangement(context) ?? []);
  const pool = arrangers.reduce((most, arranger) => Math.max(most, arranger.pool(limit)), limit);
  const { kept, deferred } = sorted(supply.candidates, context, limit, pool);
  let chosen: readonly C[] = kept;
  for (const arranger of arrangers)
    chosen = arranger.arrange(chosen, limit, (beside) => newcomersBeside(beside, supply.newcomers, context));
  if (chosen.length >= limit) return chosen.slice(0, limit);
  const present = new Set(chosen.map(({ item }) => item));
  return [...chosen, ...deferred.filter(({ item }) => !present.has(item))].slice(0, limit);
}

function sorted<C extends Ranked>(candidates: Iterable<C>, context: StepContext, limit: number, pool: number) {
  const judge = judgeOf(context);
  const kept: C[] = [];
  const deferred: C[] = [];
  let searched = 0;
  for (const candidate of candidates) {
    const verdict = judge(candidate);
    if (verdict === "keep") kept.push(candidate);
    else if (verdict === "defer" && deferred.length < limit) deferred.push(candidate);
    if (kept.length >= pool) break;
    // The rest of a larger pool is a choice among ranked products, not among whatever the shop has.
    if (kept.length >= limit && candidate.score === 0) break;
    if (kept.length + deferred.length >= limit && ++searched >= SEARCHED_MAX) break;
  }
  return { kept, deferred };
}

/** Each product of the catalog once: of the steps that have something to do, the first that does not keep it decides. */
function judgeOf(context: StepContext): (candidate: Ranked) => Verdict {
  const judges: readonly Judge[] = STEPS.flatMap(({ step }) => step(context) ?? []);
  const seen = new Set<string>();
  return (candidate) => {
    if (seen.has(candidate.item)) return "drop";
    seen.add(candidate.item);
    const facts = context.catalog.facts(candidate.item);
    if (facts === null) return "drop";
    for (const judge of judges) {
      const verdict = judge(candidate, facts);
      if (verdict !== "keep") return verdict;
    }
    return "keep";
  };
}

function* newcomersBeside<C extends Ranked>(
  list: readonly C[],
  newcomers: Iterable<C>,
  context: StepContext,
): Generator<C> {
  const judge = judgeOf(context);
  for (const candidate of list) judge(candidate);
  for (const candidate of newcomers) if (!context.knows(candidate.item) && judge(candidate) === "keep") yield candidate;
}
