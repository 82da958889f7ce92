import type { Interaction } from "../../core/events/interactions.ts";
import type { ArrivedEvent } from "../../core/events/trail-state.ts";
import type { HeldSession } from "../../core/sessions/held-session.ts";
import type { Visitor } from "../../core/sessions/visit.ts";

export type TrailEvent = ArrivedEvent;

export interface Recorded {
  /** Ids of events that the session had seen before. */
  readonly duplicates: readonly string[];
  /** Ids of events that were not recorded because the person has refused and they only fall back on a default. */
  readonly withheld: readonly string[];
  /** For each event when its session began, epoch milliseconds, which names the session; 0 where it is in none. */
  readonly starts: readonly number[];
  /** Sessions that one of the events began and whose start the client does not announce itself. */
  readonly begun: readonly HeldSession[];
}

export interface Trail {
  /** Oldest first, at most `TRAIL_MAX_INTERACTIONS`. */
  readonly interactions: readonly Interaction[];
  /** Whether the person's last statement allows personalization; `null` where the session is unknown. */
  readonly personalization: boolean | null;
}

/** This session, now. `session` is the pseudonym, for the purpose `trail`, of what the client calls the session. */
export interface SessionTrailPort {
  /**
   * Takes a visitor's events in their order: remembers what is new and allowed, forgets what one of them refuses, and says which
   * session each belongs to; durable when it resolves. `visitor` stands where any has a `visit`.
   */
  append(session: string, events: readonly TrailEvent[], now: number, visitor?: Visitor | null): Promise<Recorded>;
  /** Records that personalization is refused: forgets every interaction, and holds until an event grants it again. */
  forget(session: string, now: number): Promise<void>;
  read(session: string): Promise<Trail>;
}
