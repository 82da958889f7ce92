import type { EventContract } from "../contracts/catalogue.ts";
import type { ContractsInForce } from "../contracts/contracts-in-force.ts";
import { contractRefusal, type EventRefusal, idOf, type ReadEvent, readEvent } from "../events/read-event.ts";
import type { UnknownTypePolicy } from "../events/unknown-types.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { clockSkew, readTime } from "./correct-clock.ts";
import { type BotIndicator, clientIndicators } from "./detect-bots.ts";
import { exceedsLimits } from "./event-limits.ts";
import { filterRaw, filterRawType } from "./filter-raw.ts";
import type { FilteredPayload } from "./payload-filter.ts";
import { redactPersonalData } from "./personal-data/redact.ts";
import type { PersonalField } from "./personal-fields.ts";

/** What cleaning needs besides the event. */
export interface CleaningContext {
  /** Arrival, epoch milliseconds. */
  readonly now: number;
  readonly unknownTypes?: UnknownTypePolicy;
  /** The contracts that hold; the deployment's files where left out. */
  readonly contracts?: ContractsInForce;
  /** What the request gave away of an automaton. */
  readonly indicators?: readonly BotIndicator[];
}

/** An event that may be kept, but for consent, pseudonyms and the fields in `personal`, which come back protected. */
export interface CleanEvent extends ReadEvent {
  /** Empty for a person's event. */
  readonly bot: readonly BotIndicator[];
  readonly personal: readonly PersonalField[];
  /** Whether the client's id itself looks like personal data: its pseudonym stands for it then. */
  readonly personalId: boolean;
}

/** The event with its time by our clock, where the client's is wrong. */
function onOurClock(raw: unknown, now: number): unknown {
  if (!isJsonObject(raw) || raw.sent === undefined) return raw;
  const skew = clockSkew(raw.sent, now);
  const time = skew === 0 ? null : readTime(raw.time);
  return time === null ? raw : { ...raw, time: Math.round(time + skew) };
}

function filtered({ contract, unknownType, data }: ReadEvent): FilteredPayload {
  if (unknownType === null) return contract.filter(data);
  const properties = JSON.stringify(filterRaw(data));
  return { data: { event: filterRawType(unknownType), properties }, personal: [] };
}

/** A redacted value that breaks its contract: an id or a code that was personal data. What a contract has dropped may be missing. */
function brokenByRedaction(
  raw: unknown,
  contract: EventContract,
  before: JsonObject,
  after: JsonObject,
): EventRefusal | null {
  const violation = before === after ? null : contract.validate(after, "data");
  if (violation === null || violation.code === "missing_field") return null;
  return contractRefusal(raw, contract, {
    ...violation,
    code: "personal_data",
    detail: "holds personal data, which may not stand there",
  });
}

/** What nearly every client chooses for an id (RFC 9562): it need not be looked at. */
const UUIDS = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

const isPersonal = (text: string): boolean => redactPersonalData(text) !== text;

/**
 * Cleans one raw event, in this order: size and depth, clock, form and contract, signs of an automaton, personal data. What
 * follows needs more than the event: rates (`session-rates.ts`) a batch, consent the deployment, pseudonyms a key. Pure and
 * linear in the event's size.
 */
export function cleanEvent(raw: unknown, context: CleaningContext): Result<CleanEvent, EventRefusal> {
  const limit = exceedsLimits(raw);
  if (limit !== null) return err({ id: idOf(raw), ...limit, contract: null, version: null, path: null });
  const read = readEvent(onOurClock(raw, context.now), context.now, context.unknownTypes, context.contracts);
  if (!read.ok) return read;
  const { event, contract, data: given } = read.value;
  const { data, personal } = filtered(read.value);
  const broken = brokenByRedaction(raw, contract, given, data);
  if (broken !== null) return err(broken);
  const own = clientIndicators(event.context);
  const { indicators = [] } = context;
  return ok({
    ...read.value,
    event: event.channel !== undefined && isPersonal(event.channel) ? { ...event, channel: undefined } : event,
    data,
    personal,
    bot: own.length === 0 ? indicators : [...new Set([...indicators, ...own])],
    personalId: isPersonal(event.id.replaceAll(UUIDS, "")),
  });
}
