import type { Interaction } from "../../core/events/interactions.ts";

export interface TrailEvent {
  readonly id: string;
  readonly interactions: readonly Interaction[];
}

export interface Trail {
  /** Oldest first, at most `TRAIL_MAX_INTERACTIONS`. */
  readonly interactions: readonly Interaction[];
  /** Whether the person's last statement allows personalization; `null` where the session is unknown. */
  readonly personalization: boolean | null;
}

/** This session, now. `session` is the session's pseudonym for the purpose `trail`. */
export interface SessionTrailPort {
  /** Appends what is new, durable when it resolves; answers the ids of events that it had seen before. */
  append(
    session: string,
    events: readonly TrailEvent[],
    now: number,
  ): Promise<{ readonly duplicates: readonly string[] }>;
  /** Records that personalization is refused: forgets every interaction. */
  forget(session: string, now: number): Promise<void>;
  read(session: string): Promise<Trail>;
}
