import { consentOfGoogle } from "../consent/google-consent.ts";
import { BUILT_IN_CONTRACTS, canonicalEventType, type EventContract } from "../contracts/catalogue.ts";
import type { ContractsInForce } from "../contracts/contracts-in-force.ts";
import type { PayloadViolation } from "../contracts/payload-validator.ts";
import { EVENT_ID_PATTERN } from "../identifiers.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { type IncomingEvent, incomingEventSchema, isEventTime } from "./event-schema.ts";
import { DEFAULT_UNKNOWN_TYPE_POLICY, RAW_TYPE, type UnknownTypePolicy } from "./unknown-types.ts";

/** How far ahead of our clock an event's time may lie, in milliseconds: clocks drift, but tomorrow has not happened. */
export const FUTURE_TOLERANCE_MS = 600_000;

/** An event that keeps its form and its contract. */
export interface ReadEvent {
  readonly event: IncomingEvent;
  readonly contract: EventContract;
  /** The event's own canonical type, where it differs from the contract's: it was taken in as `raw`. */
  readonly unknownType: string | null;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly data: JsonObject;
  /** Rules of the contract that the payload breaks and that only warn. */
  readonly warnings: readonly string[];
}

/** Why a message in Avro's binary form could not be read. */
export type BinaryRefusalCode = "bad_message" | "unknown_schema" | "unbound_schema" | "bad_avro";

/** Why an event was refused. `id` is the client's own, where it has the form of one. */
export interface EventRefusal {
  readonly id: string | null;
  readonly code:
    | "event_too_large"
    | "event_too_deep"
    | "malformed_event"
    | "unknown_type"
    | "time_in_future"
    | "personal_data"
    | BinaryRefusalCode
    | PayloadViolation["code"];
  readonly detail: string;
  /** Type and version of the contract that refused it; `null` where none was reached. */
  readonly contract: string | null;
  readonly version: string | null;
  /** Where in the event, e.g. `data.products[1].price`; `null` for the event as a whole. Names, never values. */
  readonly path: string | null;
}

/** The client's own id of an event that may have no form at all. */
export const idOf = (raw: unknown): string | null =>
  isJsonObject(raw) && typeof raw.id === "string" && EVENT_ID_PATTERN.test(raw.id) ? raw.id : null;

const refusal = (
  raw: unknown,
  code: EventRefusal["code"],
  detail: string,
  path: string | null = null,
): EventRefusal => ({
  id: idOf(raw),
  code,
  detail,
  contract: null,
  version: null,
  path,
});

/** A violation of a contract as a refusal that names the contract. */
export const contractRefusal = (
  raw: unknown,
  { type, version }: EventContract,
  { code, path, detail }: Omit<PayloadViolation, "code"> & { readonly code: EventRefusal["code"] },
): EventRefusal => ({
  id: idOf(raw),
  code,
  detail: `${path} ${detail} (${type} ${version})`,
  contract: type,
  version,
  path,
});

/** The event with its statement of consent in our words, where Google's stand there. */
function withOwnConsent(raw: unknown): unknown {
  if (!isJsonObject(raw) || raw.consent === undefined) return raw;
  const consent = consentOfGoogle(raw.consent);
  return consent === null ? raw : { ...raw, consent };
}

function contractFor(type: string, policy: UnknownTypePolicy, contracts: ContractsInForce): EventContract | undefined {
  const own = type === RAW_TYPE ? undefined : contracts.of(type);
  return own ?? (policy === "raw" ? contracts.of(RAW_TYPE) : undefined);
}

function malformed(
  raw: unknown,
  error: NonNullable<ReturnType<typeof incomingEventSchema.safeParse>["error"]>,
): EventRefusal {
  const issue = error.issues[0];
  const path = issue?.path.map(String).join(".").slice(0, 64) ?? "";
  const what =
    issue?.code === "unrecognized_keys"
      ? "has an attribute that is not known; payload fields belong in data"
      : "is missing or has a wrong form";
  const detail = `${path === "" ? "the event" : path} ${what}; see /docs`;
  return refusal(raw, "malformed_event", detail, path === "" ? null : path);
}

/** Third step: checks one raw event against the envelope's shape, its type's contract and the contract's rules. `now` is epoch milliseconds. */
export function readEvent(
  raw: unknown,
  now: number,
  unknownTypes: UnknownTypePolicy = DEFAULT_UNKNOWN_TYPE_POLICY,
  contracts: ContractsInForce = BUILT_IN_CONTRACTS,
): Result<ReadEvent, EventRefusal> {
  const parsed = incomingEventSchema.safeParse(withOwnConsent(raw));
  if (!parsed.success) return err(malformed(raw, parsed.error));
  const event = parsed.data;
  const type = canonicalEventType(event.type);
  const contract = contractFor(type, unknownTypes, contracts);
  if (contract === undefined)
    return err(
      refusal(raw, "unknown_type", "no contract describes this event type; GET /v1/contracts lists those that exist"),
    );
  const time = event.time === undefined ? now : typeof event.time === "number" ? event.time : Date.parse(event.time);
  if (!isEventTime(time))
    return err(refusal(raw, "malformed_event", "time is missing or has a wrong form; see /docs", "time"));
  if (time > now + FUTURE_TOLERANCE_MS)
    return err(
      refusal(
        raw,
        "time_in_future",
        "time lies in the future; send epoch milliseconds or RFC 3339 of when it happened",
        "time",
      ),
    );
  // The body was JSON text: what it parsed to is JSON. The raw payload is judged, because zod's copy leaves `__proto__` out.
  const { data } = event;
  if (contract.type === RAW_TYPE) return ok({ event, contract, unknownType: type, time, data, warnings: [] });
  const given = isJsonObject(raw) ? (raw.data ?? data) : data;
  const violation = contract.validate(given as JsonValue, "data");
  if (violation !== null) return err(contractRefusal(raw, contract, violation));
  const judged = contract.judge(data);
  if (judged.violation !== null) return err(contractRefusal(raw, contract, judged.violation));
  return ok({ event, contract, unknownType: null, time, data, warnings: judged.warnings });
}
