import type { EventQueuePort } from "../../adapters/event-queue/port.ts";
import type { Recorded, SessionTrailPort, TrailEvent } from "../../adapters/session-trail/port.ts";
import { type CleanEvent, cleanEvent } from "../../core/cleaning/clean-event.ts";
import { readTime } from "../../core/cleaning/correct-clock.ts";
import type { BotIndicator } from "../../core/cleaning/detect-bots.ts";
import type { EncryptField } from "../../core/cleaning/field-cipher.ts";
import { protectFields } from "../../core/cleaning/protect-fields.ts";
import { impossibleSessions } from "../../core/cleaning/session-rates.ts";
import { effectivePurposes, type Purpose } from "../../core/consent/purposes.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { interactionsOf } from "../../core/events/interactions.ts";
import type { EventRefusal } from "../../core/events/read-event.ts";
import type { UnknownTypePolicy } from "../../core/events/unknown-types.ts";
import { type Pseudonymizer, rememberingPseudonyms } from "../../core/privacy/pseudonym.ts";

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
  readonly unknownTypes?: UnknownTypePolicy;
  /** Encrypts fields whose contract says so; they are dropped where it is left out. */
  readonly encrypt?: EncryptField;
}

export type RejectedAt = EventRefusal & { readonly index: number };

export interface Acceptance {
  readonly accepted: number;
  /** Events whose id the session had seen; their effect stands once. */
  readonly duplicate: number;
  /** Events that consent does not let us keep: taken note of as a number, and nothing else. */
  readonly withheld: number;
  readonly rejected: readonly RejectedAt[];
}

/** What a batch does to one session's trail: forget it where a refusal stands in the batch, then append what follows. */
interface SessionEvents {
  events: TrailEvent[];
  refused: boolean;
}

/** What a bot's events may be used for: nobody's session, model or profile is to learn of them. */
const BOT_PURPOSES: ReadonlySet<Purpose> = new Set(["necessary", "analytics"]);

/** The person said no in so many words, or their browser did: an existing trail must go. */
const refusesPersonalization = (
  { event }: CleanEvent,
  purposes: readonly Purpose[],
  arrival: ArrivalContext,
): boolean =>
  !purposes.includes("personalization") && (event.consent?.personalization === false || arrival.globalPrivacyControl);

async function envelopeOf(
  { event, contract, time, data, personal, bot }: CleanEvent,
  id: string,
  purposes: readonly Purpose[],
  arrival: ArrivalContext,
  pseudonymize: Pseudonymizer,
): Promise<Envelope> {
  const { encrypt = null } = arrival;
  return {
    id,
    type: contract.type,
    source: arrival.source,
    time,
    received: arrival.now,
    session: await pseudonymize("lake", event.session),
    subject: event.user === undefined ? null : await pseudonymize("lake", event.user),
    channel: event.channel ?? arrival.channel,
    purposes: bot.length === 0 ? purposes : purposes.filter((purpose) => BOT_PURPOSES.has(purpose)),
    ...(bot.length === 0 ? {} : { bot }),
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
  const impossible = impossibleSessions(
    events.map(({ event, contract, time }) => ({
      session: event.session,
      type: contract.type,
      ownTime: readTime(event.time) === null ? null : time,
    })),
  );
  if (impossible.size === 0) return { events, rejected };
  const marked = events.map(
    (each): CleanEvent =>
      impossible.has(each.event.session) ? { ...each, bot: [...each.bot, "impossible_rate"] } : each,
  );
  return { events: marked, rejected };
}

/**
 * Takes raw events in. Resolves only when every accepted event is durable: in the queue, and in its session's trail where
 * personalization is allowed (`trails` is null on the import path, which has none). Rejects when a store fails: the client sends
 * again, and ids make that harmless. Rejected events are the caller's to keep (`keep-rejected.ts`). An event is sent to the queue even when its trail knows it,
 * because the earlier attempt may have ended between the two. Every protocol and every replay comes through here.
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
  const envelopes: Envelope[] = [];
  const sessions = new Map<string, SessionEvents>();
  let withheld = 0;
  for (const cleaned of events) {
    const { event, contract, time, data, bot, personalId } = cleaned;
    const purposes = effectivePurposes(event.consent, arrival.defaultPurposes, arrival.globalPrivacyControl);
    const id = personalId ? `id_${await pseudonymize("event", event.id)}` : event.id;
    // A `necessary` event (a statement of consent) works on the trail; the lake holds what a purpose with consent needs.
    const necessary = contract.requiredPurpose === "necessary";
    const stored = !necessary && purposes.includes(contract.requiredPurpose);
    if (stored) envelopes.push(await envelopeOf(cleaned, id, purposes, arrival, pseudonymize));
    const personal = trails !== null && bot.length === 0 && purposes.includes("personalization");
    if (!stored && !personal && !necessary) withheld++;
    const session = sessions.get(event.session) ?? { events: [], refused: false };
    sessions.set(event.session, session);
    if (refusesPersonalization(cleaned, purposes, arrival)) {
      session.refused = true;
      session.events = [];
    } else if (personal) {
      const granted = event.consent?.personalization === true;
      session.events.push({ id, interactions: interactionsOf(contract.type, data, time), granted });
    }
  }
  const [recorded] = await Promise.all([
    trails === null ? [] : recordTrails(sessions, trails, pseudonymize, arrival.now),
    envelopes.length === 0 ? undefined : queue.send(envelopes),
  ]);
  const duplicate = recorded.reduce((sum, { duplicates }) => sum + duplicates.length, 0);
  const stored = new Set(envelopes.map(({ id }) => id));
  withheld += recorded.flatMap((each) => each.withheld).filter((id) => !stored.has(id)).length;
  return { accepted: raw.length - rejected.length - duplicate - withheld, duplicate, withheld, rejected };
}

const NOTHING_RECORDED: Recorded = { duplicates: [], withheld: [] };

async function recordTrails(
  sessions: ReadonlyMap<string, SessionEvents>,
  trails: SessionTrailPort,
  pseudonymize: Pseudonymizer,
  now: number,
): Promise<readonly Recorded[]> {
  return Promise.all(
    [...sessions].map(async ([session, { events, refused }]) => {
      if (!refused && events.length === 0) return NOTHING_RECORDED;
      const name = await pseudonymize("trail", session);
      if (refused) await trails.forget(name, now);
      return events.length === 0 ? NOTHING_RECORDED : trails.append(name, events, now);
    }),
  );
}
