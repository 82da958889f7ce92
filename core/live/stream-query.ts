import { contractOf } from "../contracts/catalogue.ts";
import { err, ok, type Result } from "../result.ts";
import { SHOWN_OUTCOMES, type ShownOutcome, UNKNOWN_TYPE } from "./outcome.ts";

/** What a stream shows: `null` where anything. */
export interface StreamQuery {
  /** Share of what matches, 0 to 1. */
  readonly sample: number;
  readonly types: ReadonlySet<string> | null;
  readonly sources: ReadonlySet<string> | null;
  readonly outcomes: ReadonlySet<ShownOutcome> | null;
}

/** Why a query cannot be answered: which parameter, and what would be right. */
export interface QueryFault {
  readonly field: string;
  readonly detail: string;
}

const SOURCE = /^[a-z0-9_-]{1,32}$/;
const LIST_MAX = 20;
const PARAMETERS: readonly string[] = ["sample", "type", "source", "outcome"];

export const fault = (field: string, detail: string): Result<never, QueryFault> => err({ field, detail });

/** Names by comma, each of which `isKnown` takes; `null` where the parameter is not given. */
export function readList<T extends string>(
  given: string | null,
  field: string,
  isKnown: (name: string) => name is T,
  hint: string,
): Result<ReadonlySet<T> | null, QueryFault> {
  if (given === null) return ok(null);
  const names = given.split(",").map((name) => name.trim());
  const known = names.filter(isKnown);
  return known.length === names.length && names.length <= LIST_MAX ? ok(new Set(known)) : fault(field, hint);
}

export const isShownOutcome = (name: string): name is ShownOutcome => SHOWN_OUTCOMES.some((each) => each === name);
export const isType = (name: string): name is string => name === UNKNOWN_TYPE || contractOf(name) !== undefined;
export const isSource = (name: string): name is string => SOURCE.test(name);
export const TYPE_HINT = "Name event types of /v1/contracts, by comma, or `unknown`.";
export const SOURCE_HINT = "Name protocols by comma: native, import, segment, snowplow.";

/** The first of `given` that is not among `known`, as a fault. */
export function unknownParameter(given: Iterable<string>, known: readonly string[]): QueryFault | null {
  for (const name of given)
    if (!known.includes(name)) return { field: "query", detail: `Takes ${known.join(", ")}, and nothing else.` };
  return null;
}

export function readStreamQuery(params: URLSearchParams): Result<StreamQuery, QueryFault> {
  const stranger = unknownParameter(params.keys(), PARAMETERS);
  if (stranger !== null) return err(stranger);
  const given = params.get("sample") ?? "1";
  const sample = given.trim() === "" ? Number.NaN : Number(given);
  if (!(sample >= 0 && sample <= 1)) return fault("sample", "Give a share from 0 to 1, e.g. 0.1 for a tenth.");
  const types = readList(params.get("type"), "type", isType, TYPE_HINT);
  if (!types.ok) return types;
  const sources = readList(params.get("source"), "source", isSource, SOURCE_HINT);
  if (!sources.ok) return sources;
  const hint = `Name outcomes by comma: ${SHOWN_OUTCOMES.join(", ")}.`;
  const outcomes = readList(params.get("outcome"), "outcome", isShownOutcome, hint);
  if (!outcomes.ok) return outcomes;
  return ok({ sample, types: types.value, sources: sources.value, outcomes: outcomes.value });
}
