import { PLACEMENTS, type Placement } from "../../core/recommend/answer.ts";
import { type Filter, parseFilter } from "../../core/recommend/filter.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { FieldError, ProblemCode } from "../../http/problem.ts";

/** What is asked for, as far as the schema cannot say whether it makes sense. */
export interface Question {
  readonly placement: Placement;
  readonly filter: Filter;
}

export interface QuestionRefusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

const isPlacement = (name: string): name is Placement => PLACEMENTS.includes(name as Placement);

/** Reads placement and filter; a refusal never repeats what was sent. */
export function readQuestion(placement: string, filterPairs: readonly string[]): Result<Question, QuestionRefusal> {
  if (!isPlacement(placement))
    return err({ code: "unknown_placement", detail: `Placements are ${PLACEMENTS.join(", ")}.` });
  const filter = parseFilter(filterPairs);
  if (filter.ok) return ok({ placement, filter: filter.value });
  const form = "pairs are field:value over category, colour and price (price:MIN..MAX in minor units)";
  return err({
    code: "invalid_request",
    detail: "Correct the filter.",
    errors: [{ field: "filter", detail: `${filter.reason.code}: ${form}` }],
  });
}
