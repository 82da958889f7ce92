import type { JsonValue } from "../json.ts";

/** Largest event as JSON, in UTF-8 bytes: its envelope still fits one queue message of 100,000. Foreign protocols have limits of their own. */
export const EVENT_MAX_BYTES = 90_000;
/** Deepest nesting of arrays and objects in an event. */
export const EVENT_MAX_DEPTH = 12;
/** Most bytes that one UTF-16 unit takes in JSON: `\u0001`. */
const BYTES_PER_UNIT_MAX = 6;

export interface LimitViolation {
  readonly code: "event_too_large" | "event_too_deep";
  readonly detail: string;
}

/** UTF-16 units of all names and strings, other values and punctuation guessed high; -1 for what nests too deep. */
function unitsOf(value: unknown, depth: number): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value !== "object" || value === null) return 24;
  if (depth === 0) return -1;
  let units = 2;
  for (const name in value) {
    const inner = unitsOf((value as { readonly [name: string]: unknown })[name], depth - 1);
    if (inner < 0) return -1;
    units += name.length + 4 + inner;
  }
  return units;
}

/** First step: an event within `EVENT_MAX_BYTES` and `EVENT_MAX_DEPTH`. Only what may be too large is measured exactly. */
export function exceedsLimits(raw: unknown): LimitViolation | null {
  const units = unitsOf(raw, EVENT_MAX_DEPTH);
  if (units < 0)
    return { code: "event_too_deep", detail: `nest at most ${EVENT_MAX_DEPTH} arrays and objects in an event` };
  if (units * BYTES_PER_UNIT_MAX <= EVENT_MAX_BYTES) return null;
  const bytes = new TextEncoder().encode(JSON.stringify(raw as JsonValue)).byteLength;
  return bytes <= EVENT_MAX_BYTES
    ? null
    : { code: "event_too_large", detail: `an event has at most ${EVENT_MAX_BYTES} bytes of JSON` };
}
