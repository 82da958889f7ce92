import type { Interaction } from "./interactions.ts";
import { TRAIL_MAX_INTERACTIONS, TRAIL_MAX_SEEN_IDS } from "./session.ts";

/** What a session's trail remembers. */
export interface TrailState {
  /** Oldest first. */
  readonly interactions: readonly Interaction[];
  /** The newest event ids, oldest first. */
  readonly seen: readonly string[];
  /** `null` until something was recorded. */
  readonly personalization: boolean | null;
  /** When the last event arrived, epoch milliseconds; 0 before the first. */
  readonly lastEventAt: number;
}

export const emptyTrail: TrailState = { interactions: [], seen: [], personalization: null, lastEventAt: 0 };

interface ArrivedEvent {
  readonly id: string;
  readonly interactions: readonly Interaction[];
  /** Whether the event itself grants personalization, rather than the deployment's default. */
  readonly granted: boolean;
}

/**
 * Records events that were not seen before, keeping interactions in order of their own time and both lists bounded. Once the
 * person has refused personalization, only an event that grants it in so many words is recorded: a default does not undo a refusal.
 */
export function recordEvents(
  state: TrailState,
  events: readonly ArrivedEvent[],
  now: number,
): { readonly state: TrailState; readonly duplicates: readonly string[]; readonly withheld: readonly string[] } {
  const seen = new Set(state.seen);
  const duplicates: string[] = [];
  const withheld: string[] = [];
  const added: Interaction[] = [];
  let { personalization } = state;
  for (const event of events) {
    if (seen.has(event.id)) {
      duplicates.push(event.id);
      continue;
    }
    if (personalization === false && !event.granted) {
      withheld.push(event.id);
      continue;
    }
    personalization = true;
    seen.add(event.id);
    added.push(...event.interactions);
  }
  const interactions = [...state.interactions, ...added].sort((a, b) => a.time - b.time).slice(-TRAIL_MAX_INTERACTIONS);
  return {
    state: { interactions, seen: [...seen].slice(-TRAIL_MAX_SEEN_IDS), personalization, lastEventAt: now },
    duplicates,
    withheld,
  };
}

/** The state of a session whose person refuses personalization: nothing of what was done, only the refusal, and the ids that keep a late repeat from bringing it back. */
export const forgetTrail = (state: TrailState, now: number): TrailState => ({
  interactions: [],
  seen: state.seen,
  personalization: false,
  lastEventAt: now,
});
