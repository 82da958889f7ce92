import type { SessionTrailPort, TrailEvent } from "../../adapters/session-trail/port.ts";
import type { CleanEvent } from "../../core/cleaning/clean-event.ts";
import type { Purpose } from "../../core/consent/purposes.ts";
import { interactionsOf } from "../../core/events/interactions.ts";
import type { Refusal } from "../../core/events/trail-state.ts";
import type { Pseudonymizer } from "../../core/privacy/pseudonym.ts";
import { NO_CLIENT } from "../../core/sessions/client.ts";
import { deviceClass } from "../../core/sessions/device-class.ts";
import type { HeldSession } from "../../core/sessions/held-session.ts";
import { touchOf } from "../../core/sessions/touch.ts";
import { type Visitor, visitOf } from "../../core/sessions/visit.ts";
import type { ArrivalContext } from "./accept-events.ts";

/** A clean event with what consent makes of it. */
export interface JudgedEvent {
  readonly cleaned: CleanEvent;
  /** The client's id, or its pseudonym where it looks personal. */
  readonly id: string;
  readonly purposes: readonly Purpose[];
  /** Whether it needs no consent. */
  readonly necessary: boolean;
  /** Whether the lake takes it. */
  readonly stored: boolean;
}

export interface RecordedSessions {
  /** When an event's session began, epoch milliseconds; nothing for events that are in none. */
  readonly startOf: ReadonlyMap<JudgedEvent, number>;
  readonly begun: readonly { readonly visitor: string; readonly session: HeldSession }[];
  /** Ids that the objects had seen, as often as they came. */
  readonly duplicates: readonly string[];
  /** Ids of events that left no trail because the person has refused. */
  readonly withheld: readonly string[];
}

/** Whether an event may be part of a person's trail. */
export const isPersonal = ({ cleaned, purposes }: JudgedEvent): boolean =>
  cleaned.bot.length === 0 && purposes.includes("personalization");

/** Whether a session's summary counts it: an automaton's events are in no session. */
const isCounted = ({ cleaned, stored }: JudgedEvent): boolean => stored && cleaned.bot.length === 0;

/** What an event refuses in so many words; the browser's own signal is one. */
function refusalsOf(
  { cleaned: { event }, purposes }: JudgedEvent,
  { globalPrivacyControl }: ArrivalContext,
): Refusal[] {
  const refuses: Refusal[] = [];
  if (!purposes.includes("personalization") && (event.consent?.personalization === false || globalPrivacyControl))
    refuses.push("personalization");
  if (event.consent?.analytics === false) refuses.push("analytics");
  return refuses;
}

function trailEventOf(judged: JudgedEvent, arrival: ArrivalContext): TrailEvent {
  const { cleaned, id } = judged;
  const { event, contract, time, data } = cleaned;
  const personal = isPersonal(judged);
  const refuses = refusalsOf(judged, arrival);
  const counted = isCounted(judged);
  const touch = counted ? touchOf(contract.type, data, event.data, arrival.client?.origin ?? null) : null;
  return {
    id,
    interactions: personal ? interactionsOf(contract.type, data, time) : [],
    granted: event.consent?.personalization === true,
    personal,
    ...(refuses.length === 0 ? {} : { refuses }),
    ...(counted ? { visit: visitOf(contract.type, time, data, touch) } : {}),
  };
}

/** Whether an object has anything to do with it. */
const concernsSession = ({ personal, visit, refuses }: TrailEvent): boolean =>
  personal === true || visit !== undefined || refuses !== undefined;

async function visitorOf(
  events: readonly JudgedEvent[],
  { client = NO_CLIENT, channel }: ArrivalContext,
  pseudonymize: Pseudonymizer,
): Promise<Visitor | null> {
  const counted = events.filter(isCounted);
  const newest = counted.at(-1);
  if (newest === undefined) return null;
  const { event } = newest.cleaned;
  const named = counted.findLast((each) => each.cleaned.event.user !== undefined)?.cleaned.event.user;
  return {
    pseudonym: await pseudonymize("lake", event.session),
    subject: named === undefined ? null : await pseudonymize("lake", named),
    channel: event.channel ?? channel,
    purposes: newest.purposes,
    device: event.context?.userAgent === undefined ? client.device : deviceClass(event.context.userAgent),
    locale: client.locale,
  };
}

/** Takes a batch's events to their visitors' objects, one call each, all at once. Rejects where one fails. */
export async function recordSessions(
  judged: readonly JudgedEvent[],
  trails: SessionTrailPort,
  arrival: ArrivalContext,
  pseudonymize: Pseudonymizer,
): Promise<RecordedSessions> {
  const concerned = judged
    .map((each) => ({ judged: each, event: trailEventOf(each, arrival) }))
    .filter((each) => concernsSession(each.event));
  const groups = [...Map.groupBy(concerned, (each) => each.judged.cleaned.event.session)];
  const startOf = new Map<JudgedEvent, number>();
  const answers = await Promise.all(
    groups.map(async ([session, group]) => {
      const events = group.map(({ event }) => event);
      const of = group.map((each) => each.judged);
      const name = await pseudonymize("trail", session);
      const visitor = await visitorOf(of, arrival, pseudonymize);
      const recorded = await trails.append(name, events, arrival.now, visitor);
      of.forEach((each, at) => {
        startOf.set(each, recorded.starts[at] ?? 0);
      });
      return { ...recorded, visitor };
    }),
  );
  return {
    startOf,
    begun: answers.flatMap(({ visitor, begun }) =>
      visitor === null ? [] : begun.map((session) => ({ visitor: visitor.pseudonym, session })),
    ),
    duplicates: answers.flatMap(({ duplicates }) => duplicates),
    withheld: answers.flatMap(({ withheld }) => withheld),
  };
}
