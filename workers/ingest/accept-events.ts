import type { EventQueuePort } from "../../adapters/event-queue/port.ts";
import type { SessionTrailPort } from "../../adapters/session-trail/port.ts";
import { type CleanEvent, cleanEvent } from "../../core/cleaning/clean-event.ts";
import { readTime } from "../../core/cleaning/correct-clock.ts";
import type { BotIndicator } from "../../core/cleaning/detect-bots.ts";
import type { EncryptField } from "../../core/cleaning/field-cipher.ts";
import { protectFields } from "../../core/cleaning/protect-fields.ts";
import type { SessionRateMemory } from "../../core/cleaning/session-rate-memory.ts";
import { impossibleSessions } from "../../core/cleaning/session-rates.ts";
import { effectivePurposes, type Purpose } from "../../core/consent/purposes.ts";
import type { ContractsInForce } from "../../core/contracts/contracts-in-force.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import type { EventRefusal } from "../../core/events/read-event.ts";
import type { UnknownTypePolicy } from "../../core/events/unknown-types.ts";
import { type Pseudonymizer, rememberingPseudonyms } from "../../core/privacy/pseudonym.ts";
import type { Client } from "../../core/sessions/client.ts";
import { sessionStarted } from "../../core/sessions/session-events.ts";
import { sessionKey } from "../../core/sessions/session-key.ts";
import { isPersonal, type JudgedEvent, type RecordedSessions, recordSessions } from "./record-sessions.ts";

/** What accepting needs to know of the request that brought the events. `arrivalOf` makes it of one. */
export interface ArrivalContext {
  /** Protocol that brought them: `native`, `import`, `segment` … */
  readonly source: string;
  readonly channel: string | null;
  readonly defaultPurposes: readonly Purpose[];
  readonly globalPrivacyControl: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly pseudonymize: Pseudonymizer;
  /** What the request gave away of an automaton. */
  readonly indicators?: readonly BotIndicator[];
  /** Sessions' rates across requests; where it is left out, a batch is judged by itself. */
  readonly rates?: SessionRateMemory;
  /** The visitor's browser, where the request is the browser's own. */
  readonly client?: Client;
  readonly unknownTypes?: UnknownTypePolicy;
  /** The contracts in force; the deployment's files where left out. */
  readonly contracts?: ContractsInForce;
  /** Encrypts fields whose contract says so; they are dropped where it is left out. */
  readonly encrypt?: EncryptField;
}

export type RejectedAt = EventRefusal & { readonly index: number };

/** What became of one event that keeps its contract, but for what its trail says of its id. */
export interface TakenEvent {
  readonly id: string;
  /** Canonical type. */
  readonly type: string;
  /** What goes to the lake; `null` where consent or its kind keeps it away. */
  readonly envelope: Envelope | null;
  readonly bot: boolean;
  readonly withheld: boolean;
}

export interface Acceptance {
  readonly accepted: number;
  /** Events whose id the session had seen; their effect stands once. */
  readonly duplicate: number;
  /** Events that consent does not let us keep: taken note of as a number, and nothing else. */
  readonly withheld: number;
  readonly rejected: readonly RejectedAt[];
  readonly taken: readonly TakenEvent[];
  /** Ids that the trails had seen, and those that they withheld. */
  readonly repeated: readonly string[];
  readonly refusedByTrail: readonly string[];
}

/** What a bot's events may be used for: nobody's session, model or profile is to learn of them. */
const BOT_PURPOSES: ReadonlySet<Purpose> = new Set(["necessary", "analytics"]);

/** `start` is when the event's session began; 0 where it is in none, and keeps what the client calls the session. */
async function envelopeOf(
  { cleaned: { event, contract, time, data, personal, bot, warnings }, id, purposes }: JudgedEvent,
  start: number,
  arrival: ArrivalContext,
  pseudonymize: Pseudonymizer,
): Promise<Envelope> {
  const { encrypt = null } = arrival;
  const visitor = await pseudonymize("lake", event.session);
  return {
    id,
    type: contract.type,
    source: arrival.source,
    time,
    received: arrival.now,
    session: start === 0 ? visitor : sessionKey(visitor, start),
    subject: event.user === undefined ? null : await pseudonymize("lake", event.user),
    channel: event.channel ?? arrival.channel,
    purposes: bot.length === 0 ? purposes : purposes.filter((purpose) => BOT_PURPOSES.has(purpose)),
    ...(bot.length === 0 ? {} : { bot }),
    dataschema: contract.dataSchema,
    ...(warnings.length === 0 ? {} : { broken: warnings }),
    data: personal.length === 0 ? data : await protectFields(data, personal, contract.type, { pseudonymize, encrypt }),
  };
}

interface Cleaned {
  readonly events: readonly CleanEvent[];
  readonly rejected: readonly RejectedAt[];
}

/** Cleans each event by itself, then marks those of sessions that no person can have had. */
function cleanBatch(raw: readonly unknown[], arrival: ArrivalContext, judgesRates: boolean): Cleaned {
  const events: CleanEvent[] = [];
  const rejected: RejectedAt[] = [];
  for (const [index, candidate] of raw.entries()) {
    const cleaned = cleanEvent(candidate, arrival);
    if (cleaned.ok) events.push(cleaned.value);
    else rejected.push({ index, ...cleaned.reason });
  }
  if (!judgesRates) return { events, rejected };
  const views = events.map(({ event, contract, time }) => ({
    id: event.id,
    session: event.session,
    type: contract.type,
    ownTime: readTime(event.time) === null ? null : time,
  }));
  const impossible = new Set([...impossibleSessions(views), ...(arrival.rates?.note(views) ?? [])]);
  if (impossible.size === 0) return { events, rejected };
  const marked = events.map(
    (each): CleanEvent =>
      impossible.has(each.event.session) ? { ...each, bot: [...each.bot, "impossible_rate"] } : each,
  );
  return { events: marked, rejected };
}

/** An event with what consent makes of it. */
async function judge(cleaned: CleanEvent, arrival: ArrivalContext, pseudonymize: Pseudonymizer): Promise<JudgedEvent> {
  const { event, contract, personalId } = cleaned;
  const purposes = effectivePurposes(event.consent, arrival.defaultPurposes, arrival.globalPrivacyControl);
  const necessary = contract.requiredPurpose === "necessary";
  return {
    cleaned,
    id: personalId ? `id_${await pseudonymize("event", event.id)}` : event.id,
    purposes,
    necessary,
    // A `necessary` event (a statement of consent) works on the trail; the lake holds what a purpose with consent needs.
    stored: !necessary && purposes.includes(contract.requiredPurpose),
  };
}

/**
 * Takes raw events in. Resolves only when every accepted event is durable: in its visitor's object (`trails` is null on the import
 * path, which has none), and then, under the session that the object names, in the queue. Rejects when a store fails: the client
 * sends again, and ids make that harmless. Rejected events are the caller's to keep (`keep-rejected.ts`). An event is sent to the
 * queue even when its object knows it, because the earlier attempt may have ended between the two. Every protocol and every replay
 * comes through here.
 */
export async function acceptEvents(
  raw: readonly unknown[],
  arrival: ArrivalContext,
  queue: EventQueuePort,
  trails: SessionTrailPort | null,
): Promise<Acceptance> {
  const pseudonymize = rememberingPseudonyms(arrival.pseudonymize);
  // History comes with times by the day or the second: its rates say nothing.
  const { events, rejected } = cleanBatch(raw, arrival, trails !== null);
  const judged = await Promise.all(events.map((cleaned) => judge(cleaned, arrival, pseudonymize)));
  const sessions = trails === null ? NO_SESSIONS : await recordSessions(judged, trails, arrival, pseudonymize);
  const taken = await Promise.all(
    judged.map(async (each): Promise<TakenEvent> => {
      const start = sessions.startOf.get(each) ?? 0;
      return {
        id: each.id,
        type: each.cleaned.contract.type,
        envelope: each.stored ? await envelopeOf(each, start, arrival, pseudonymize) : null,
        bot: each.cleaned.bot.length > 0,
        withheld: !each.stored && !each.necessary && (trails === null || !isPersonal(each)),
      };
    }),
  );
  const envelopes = [
    ...sessions.begun.map(({ visitor, session }) => sessionStarted(visitor, session, arrival.now)),
    ...taken.flatMap(({ envelope }) => envelope ?? []),
  ];
  if (envelopes.length > 0) await queue.send(envelopes);
  const stored = new Set(envelopes.map(({ id }) => id));
  const refusedByTrail = sessions.withheld.filter((id) => !stored.has(id));
  const duplicate = sessions.duplicates.length;
  const withheld = taken.filter((each) => each.withheld).length + refusedByTrail.length;
  const accepted = raw.length - rejected.length - duplicate - withheld;
  return { accepted, duplicate, withheld, rejected, taken, repeated: sessions.duplicates, refusedByTrail };
}

const NO_SESSIONS: RecordedSessions = { startOf: new Map(), begun: [], duplicates: [], withheld: [] };
