import type { HeldSession } from "../sessions/held-session.ts";
import { placeVisit } from "../sessions/place-visit.ts";
import { DEFAULT_SESSION_RULES, type SessionRules } from "../sessions/session-rules.ts";
import type { Visit, Visitor } from "../sessions/visit.ts";
import type { Interaction } from "./interactions.ts";
import { TRAIL_MAX_INTERACTIONS, TRAIL_MAX_SEEN_IDS } from "./session.ts";

/** What a visitor's object remembers: the trail that recommendations read, and the sessions that are counted. */
export interface TrailState {
  /** Oldest first. */
  readonly interactions: readonly Interaction[];
  /** The newest event ids, oldest first. */
  readonly seen: readonly string[];
  /** The start of the session of each id in `seen`, 0 where it is in none: a repeat gets the session that it had. */
  readonly seenIn: readonly number[];
  /** `null` until something was recorded. */
  readonly personalization: boolean | null;
  /** When the last event arrived, epoch milliseconds; 0 before the first. */
  readonly lastEventAt: number;
  /** The visitor's pseudonym in the lake; `null` where nothing is counted. */
  readonly visitor: string | null;
  /** Sessions that are under way, or ended and not yet forgotten, in the order in which they began to arrive. */
  readonly sessions: readonly HeldSession[];
}

export const emptyTrail: TrailState = {
  interactions: [],
  seen: [],
  seenIn: [],
  personalization: null,
  lastEventAt: 0,
  visitor: null,
  sessions: [],
};

/** Purposes whose refusal, in so many words, takes back what is remembered. */
export type Refusal = "personalization" | "analytics";

export interface ArrivedEvent {
  readonly id: string;
  readonly interactions: readonly Interaction[];
  /** Whether the event itself grants personalization, rather than the deployment's default. */
  readonly granted: boolean;
  /** Whether personalization is allowed, by the event or by default; so it is where this is left out. */
  readonly personal?: boolean;
  /** What the event refuses. */
  readonly refuses?: readonly Refusal[];
  /** What it adds to its session's summary, where analytics is allowed. */
  readonly visit?: Visit;
}

export interface RecordedEvents {
  readonly state: TrailState;
  /** Whether there is anything to store. */
  readonly changed: boolean;
  readonly duplicates: readonly string[];
  readonly withheld: readonly string[];
  /** For each event the start of its session; 0 where it is in none. */
  readonly starts: readonly number[];
  /** Sessions that one of the events began, now or when it came first, and that the client does not announce itself. */
  readonly begun: readonly HeldSession[];
}

const CLIENTS_OWN = "session_started";

/**
 * Records events that were not seen before, keeping interactions in order of their own time and all lists bounded. Once the
 * person has refused personalization, only an event that grants it in so many words is recorded: a default does not undo a refusal.
 * Events with a `visit` are put into the session of their time. `visitor` is who all of them are of; `null` where none has a visit.
 */
export function recordEvents(
  state: TrailState,
  events: readonly ArrivedEvent[],
  now: number,
  visitor: Visitor | null = null,
  rules: SessionRules = DEFAULT_SESSION_RULES,
): RecordedEvents {
  const seen = new Map(state.seen.map((id, at) => [id, state.seenIn[at] ?? 0]));
  const duplicates: string[] = [];
  const withheld: string[] = [];
  const starts: number[] = [];
  const firstEvents = new Set<string>();
  const isKnownVisitor = state.lastEventAt > 0;
  let changed = false;
  let interactions = [...state.interactions];
  let { personalization, sessions } = state;
  for (const event of events) {
    const { id, refuses = [], personal = true, granted, visit } = event;
    if (refuses.includes("personalization")) {
      interactions = [];
      personalization = false;
    }
    if (refuses.includes("analytics")) sessions = [];
    // Who has nothing here and refuses analytics alone leaves nothing either.
    changed ||= refuses.includes("personalization") || (refuses.length > 0 && isKnownVisitor);
    firstEvents.add(id);
    const known = seen.get(id);
    if (known !== undefined) {
      duplicates.push(id);
      starts.push(known);
      continue;
    }
    const allowed = personal && (personalization !== false || granted);
    if (personal && !allowed) withheld.push(id);
    if (allowed) {
      personalization = true;
      interactions.push(...event.interactions);
    }
    let start = 0;
    if (visit !== undefined && visitor !== null)
      ({ sessions, start } = placeVisit(sessions, visit, id, visitor, rules, now));
    starts.push(start);
    changed ||= personal || start > 0 || isKnownVisitor;
    if (allowed || start > 0) seen.set(id, start);
  }
  const announced = new Set(starts.filter((start, at) => start > 0 && events[at]?.visit?.type === CLIENTS_OWN));
  const kept = [...seen].slice(-TRAIL_MAX_SEEN_IDS);
  return {
    state: {
      interactions: interactions.sort((a, b) => a.time - b.time).slice(-TRAIL_MAX_INTERACTIONS),
      seen: kept.map(([id]) => id),
      seenIn: kept.map(([, start]) => start),
      personalization,
      lastEventAt: now,
      visitor: visitor?.pseudonym ?? state.visitor,
      sessions,
    },
    changed,
    duplicates,
    withheld,
    starts,
    begun: sessions.filter(({ firstEvent, start }) => firstEvents.has(firstEvent) && !announced.has(start)),
  };
}

/** The state of a session whose person refuses personalization: nothing of what was done, only the refusal, and the ids that keep a late repeat from bringing it back. */
export const forgetTrail = (state: TrailState, now: number): TrailState => ({
  ...state,
  interactions: [],
  personalization: false,
  lastEventAt: now,
});

/** Sessions that have ended by `now`, epoch milliseconds, and whose end is not yet told. */
export const endedSessions = (
  { sessions }: TrailState,
  now: number,
  { idleMs }: SessionRules,
): readonly HeldSession[] => sessions.filter(({ sent, arrived }) => !sent && arrived + idleMs <= now);

/** The state after the ends of these sessions were told. */
export const toldSessions = (state: TrailState, ended: readonly HeldSession[]): TrailState => {
  const starts = new Set(ended.map(({ start }) => start));
  return {
    ...state,
    sessions: state.sessions.map((session) => (starts.has(session.start) ? { ...session, sent: true } : session)),
  };
};
