import type { Interaction } from "../../core/events/interactions.ts";

export interface TrailEvent {
  readonly id: string;
  readonly interactions: readonly Interaction[];
  /** Whether the event itself grants personalization, rather than the deployment's default. */
  readonly granted: boolean;
}

export interface Recorded {
  /** Ids of events that the session had seen before. */
  readonly duplicates: readonly string[];
  /** Ids of events that were not recorded because the person has refused and they only fall back on a default. */
  readonly withheld: readonly string[];
}

export interface Trail {
  /** Oldest first, at most `TRAIL_MAX_INTERACTIONS`. */
  readonly interactions: readonly Interaction[];
  /** Whether the person's last statement allows personalization; `null` where the session is unknown. */
  readonly personalization: boolean | null;
}

/** This session, now. `session` is the session's pseudonym for the purpose `trail`. */
export interface SessionTrailPort {
  /** Appends what is new and allowed, durable when it resolves. */
  append(session: string, events: readonly TrailEvent[], now: number): Promise<Recorded>;
  /** Records that personalization is refused: forgets every interaction, and holds until an event grants it again. */
  forget(session: string, now: number): Promise<void>;
  read(session: string): Promise<Trail>;
}
