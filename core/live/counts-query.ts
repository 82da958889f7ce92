import { err, ok, type Result } from "../result.ts";
import { HOURS_KEPT_MS, MINUTES_KEPT_MS } from "./limits.ts";
import { OUTCOMES, type Outcome } from "./outcome.ts";
import {
  fault,
  isSource,
  isType,
  type QueryFault,
  readList,
  SOURCE_HINT,
  TYPE_HINT,
  unknownParameter,
} from "./stream-query.ts";

export const STEPS = ["minute", "hour"] as const;
export type Step = (typeof STEPS)[number];
/** What counts may be told apart by; the order is that of the answer. */
export const DIMENSIONS = ["type", "source", "key", "outcome", "code"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface CountsQuery {
  readonly step: Step;
  /** Epoch milliseconds, whole steps; `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly by: readonly Dimension[];
  readonly types: ReadonlySet<string> | null;
  readonly sources: ReadonlySet<string> | null;
  readonly outcomes: ReadonlySet<Outcome> | null;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after: string | null;
}

export const STEP_MS = { minute: 60_000, hour: 3_600_000 } as const satisfies Record<Step, number>;
const KEPT_MS = { minute: MINUTES_KEPT_MS, hour: HOURS_KEPT_MS } as const satisfies Record<Step, number>;
/** What is answered where no `from` is given. */
const DEFAULT_SPAN_MS = { minute: 3_600_000, hour: 86_400_000 } as const satisfies Record<Step, number>;
export const COUNTS_PAGE_MAX = 5_000;
const COUNTS_PAGE = 1_000;
const AFTER = /^\d{13}(?:\|[^|]{0,64}){0,5}$/;
const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const PARAMETERS: readonly string[] = ["from", "to", "step", "by", "type", "source", "outcome", "limit", "after"];

const isStep = (name: string): name is Step => STEPS.some((each) => each === name);
const isDimension = (name: string): name is Dimension => DIMENSIONS.some((each) => each === name);
const isOutcome = (name: string): name is Outcome => OUTCOMES.some((each) => each === name);

function readTime(given: string | null): number | null {
  const time = given !== null && TIME.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function readSpan(params: URLSearchParams, step: Step, now: number): Result<Span, QueryFault> {
  const stepMs = STEP_MS[step];
  const current = Math.floor(now / stepMs) * stepMs + stepMs;
  const to = params.has("to") ? readTime(params.get("to")) : current;
  const hint = "Give a time as 2026-11-22T12:00:00Z, or a date.";
  if (to === null) return fault("to", hint);
  const from = params.has("from") ? readTime(params.get("from")) : to - DEFAULT_SPAN_MS[step];
  if (from === null) return fault("from", hint);
  const span = { from: Math.floor(from / stepMs) * stepMs, to: Math.ceil(to / stepMs) * stepMs };
  if (span.from >= span.to) return fault("from", "Give a `from` that lies before `to`.");
  if (now - span.from > KEPT_MS[step] + stepMs)
    return fault(
      "from",
      step === "minute"
        ? "Minutes are kept for 48 hours: ask for step=hour, or a later `from`."
        : "Hours are kept for 30 days: the lake knows what was before (GET /v1/lake).",
    );
  return ok(span);
}

/** Reads `from, to, step, by, type, source, outcome, limit, after` as they stand in a query. */
export function readCountsQuery(params: URLSearchParams, now: number): Result<CountsQuery, QueryFault> {
  const stranger = unknownParameter(params.keys(), PARAMETERS);
  if (stranger !== null) return err(stranger);
  const step = params.get("step") ?? "minute";
  if (!isStep(step)) return fault("step", "Ask for minute or hour.");
  const span = readSpan(params, step, now);
  if (!span.ok) return span;
  const by = readList(
    params.get("by") ?? "outcome",
    "by",
    isDimension,
    `Name some of ${DIMENSIONS.join(", ")}, by comma.`,
  );
  if (!by.ok) return by;
  const types = readList(params.get("type"), "type", isType, TYPE_HINT);
  if (!types.ok) return types;
  const sources = readList(params.get("source"), "source", isSource, SOURCE_HINT);
  if (!sources.ok) return sources;
  const outcomes = readList(
    params.get("outcome"),
    "outcome",
    isOutcome,
    `Name outcomes by comma: ${OUTCOMES.join(", ")}.`,
  );
  if (!outcomes.ok) return outcomes;
  const limit = Number(params.get("limit") ?? COUNTS_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > COUNTS_PAGE_MAX)
    return fault("limit", `Ask for 1 to ${COUNTS_PAGE_MAX} counts a page.`);
  const after = params.get("after");
  if (after !== null && !AFTER.test(after)) return fault("after", "Give the `next` of the page before, as it is.");
  return ok({
    ...{ step, ...span.value, limit, after },
    by: DIMENSIONS.filter((each) => by.value?.has(each) === true),
    ...{ types: types.value, sources: sources.value, outcomes: outcomes.value },
  });
}
