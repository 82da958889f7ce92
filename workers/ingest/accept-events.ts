import type { EventQueuePort } from "../../adapters/event-queue/port.ts";
import type { Recorded, SessionTrailPort, TrailEvent } from "../../adapters/session-trail/port.ts";
import { effectivePurposes, type Purpose } from "../../core/consent/purposes.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { interactionsOf } from "../../core/events/interactions.ts";
import { type EventRefusal, type ReadEvent, readEvent } from "../../core/events/read-event.ts";
import { type Pseudonymizer, rememberingPseudonyms } from "../../core/privacy/pseudonym.ts";

/** What accepting needs to know of the request that brought the events. */
export interface ArrivalContext {
  /** Protocol that brought them: `native` or `import`. */
  readonly source: string;
  readonly channel: string | null;
  readonly defaultPurposes: readonly Purpose[];
  readonly globalPrivacyControl: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly pseudonymize: Pseudonymizer;
}

export interface Acceptance {
  readonly accepted: number;
  /** Events whose id the session had seen; their effect stands once. */
  readonly duplicate: number;
  /** Events that consent does not let us keep: taken note of as a number, and nothing else. */
  readonly withheld: number;
  readonly rejected: readonly (EventRefusal & { readonly index: number })[];
}

/** What a batch does to one session's trail: forget it where a refusal stands in the batch, then append what follows. */
interface SessionEvents {
  events: TrailEvent[];
  refused: boolean;
}

/** The person said no in so many words, or their browser did: an existing trail must go. */
const refusesPersonalization = ({ event }: ReadEvent, purposes: readonly Purpose[], arrival: ArrivalContext): boolean =>
  !purposes.includes("personalization") && (event.consent?.personalization === false || arrival.globalPrivacyControl);

async function envelopeOf(
  read: ReadEvent,
  purposes: readonly Purpose[],
  arrival: ArrivalContext,
  pseudonymize: Pseudonymizer,
): Promise<Envelope> {
  const { event, contract, time, data } = read;
  return {
    id: event.id,
    type: contract.type,
    source: arrival.source,
    time,
    received: arrival.now,
    session: await pseudonymize("lake", event.session),
    subject: event.user === undefined ? null : await pseudonymize("lake", event.user),
    channel: event.channel ?? arrival.channel,
    purposes,
    data,
  };
}

/**
 * Takes raw events in. Resolves only when every accepted event is durable: in the queue, and in its session's trail where
 * personalization is allowed (`trails` is null on the import path, which has none). Rejects when a store fails: the client
 * sends again, and ids make that harmless. An event is sent to the queue even when its trail knows it, because the earlier
 * attempt may have ended between the two.
 */
export async function acceptEvents(
  raw: readonly unknown[],
  arrival: ArrivalContext,
  queue: EventQueuePort,
  trails: SessionTrailPort | null,
): Promise<Acceptance> {
  const pseudonymize = rememberingPseudonyms(arrival.pseudonymize);
  const rejected: (EventRefusal & { index: number })[] = [];
  const envelopes: Envelope[] = [];
  const sessions = new Map<string, SessionEvents>();
  let withheld = 0;
  for (const [index, candidate] of raw.entries()) {
    const read = readEvent(candidate, arrival.now);
    if (!read.ok) {
      rejected.push({ index, ...read.reason });
      continue;
    }
    const { event, contract, time, data } = read.value;
    const purposes = effectivePurposes(event.consent, arrival.defaultPurposes, arrival.globalPrivacyControl);
    // A `necessary` event (a statement of consent) works on the trail; the lake holds what a purpose with consent needs.
    const necessary = contract.requiredPurpose === "necessary";
    const stored = !necessary && purposes.includes(contract.requiredPurpose);
    if (stored) envelopes.push(await envelopeOf(read.value, purposes, arrival, pseudonymize));
    const personal = trails !== null && purposes.includes("personalization");
    if (!stored && !personal && !necessary) withheld++;
    const session = sessions.get(event.session) ?? { events: [], refused: false };
    sessions.set(event.session, session);
    if (refusesPersonalization(read.value, purposes, arrival)) {
      session.refused = true;
      session.events = [];
    } else if (personal) {
      const granted = event.consent?.personalization === true;
      session.events.push({ id: event.id, interactions: interactionsOf(contract.type, data, time), granted });
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
