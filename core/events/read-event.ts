import { canonicalEventType, contractOf, type EventContract } from "../contracts/catalogue.ts";
import type { PayloadViolation } from "../contracts/payload-validator.ts";
import { EVENT_ID_PATTERN } from "../identifiers.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { cleanAddresses } from "./clean-addresses.ts";
import { eventSchema, type IncomingEvent } from "./event-schema.ts";

/** How far ahead of our clock an event's time may lie, in milliseconds: clocks drift, but tomorrow has not happened. */
export const FUTURE_TOLERANCE_MS = 600_000;

/** An event that keeps its form and its contract. */
export interface ReadEvent {
  readonly event: IncomingEvent;
  readonly contract: EventContract;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly data: JsonObject;
}

/** Why an event was refused. `id` is the client's own, where it has the form of one. */
export interface EventRefusal {
  readonly id: string | null;
  readonly code: "malformed_event" | "unknown_type" | "time_in_future" | PayloadViolation["code"];
  readonly detail: string;
}

const idOf = (raw: unknown): string | null =>
  isJsonObject(raw) && typeof raw.id === "string" && EVENT_ID_PATTERN.test(raw.id) ? raw.id : null;

/** Checks one raw event against the envelope's shape and its type's contract. `now` is epoch milliseconds. */
export function readEvent(raw: unknown, now: number): Result<ReadEvent, EventRefusal> {
  const id = idOf(raw);
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    // The last step of a refused key's path is the key itself: the client's text, which is not repeated.
    const steps = issue?.code === "invalid_key" ? issue.path.slice(0, -1) : issue?.path;
    const path = steps?.map(String).join(".").slice(0, 64) ?? "";
    const what =
      issue?.code === "unrecognized_keys"
        ? "has an attribute that is not known; payload fields belong in data"
        : "is missing or has a wrong form";
    return err({ id, code: "malformed_event", detail: `${path === "" ? "the event" : path} ${what}; see /docs` });
  }
  const event = parsed.data;
  const contract = contractOf(canonicalEventType(event.type));
  if (contract === undefined)
    return err({
      id,
      code: "unknown_type",
      detail: "no contract describes this event type; GET /v1/contracts lists those that exist",
    });
  const time = event.time === undefined ? now : typeof event.time === "number" ? event.time : Date.parse(event.time);
  if (time > now + FUTURE_TOLERANCE_MS)
    return err({
      id,
      code: "time_in_future",
      detail: "time lies in the future; send epoch milliseconds or RFC 3339 of when it happened",
    });
  // The body was JSON text: what it parsed to is JSON. The raw payload is judged, because zod's copy leaves `__proto__` out.
  const data = event.data as JsonObject;
  const violation = contract.validate(isJsonObject(raw) ? (raw.data ?? data) : data, "data");
  if (violation !== null)
    return err({
      id,
      code: violation.code,
      detail: `${violation.path} ${violation.detail} (${contract.type} ${contract.version})`,
    });
  return ok({ event, contract, time, data: cleanAddresses(data) });
}
