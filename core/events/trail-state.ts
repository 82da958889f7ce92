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
}

/** Records events that were not seen before, keeping interactions in order of their own time and both lists bounded. */
export function recordEvents(
  state: TrailState,
  events: readonly ArrivedEvent[],
  now: number,
): { readonly state: TrailState; readonly duplicates: readonly string[] } {
  const seen = new Set(state.seen);
  const duplicates: string[] = [];
  const added: Interaction[] = [];
  for (const event of events) {
    if (seen.has(event.id)) {
      duplicates.push(event.id);
      continue;
    }
    seen.add(event.id);
    added.push(...event.interactions);
  }
  const interactions = [...state.interactions, ...added].sort((a, b) => a.time - b.time).slice(-TRAIL_MAX_INTERACTIONS);
  return {
    state: { interactions, seen: [...seen].slice(-TRAIL_MAX_SEEN_IDS), personalization: true, lastEventAt: now },
    duplicates,
  };
}

/** The state of a session whose person refuses personalization: nothing of what was done, only the refusal. */
export const forgetTrail = (state: TrailState, now: number): TrailState => ({
  interactions: [],
  seen: state.seen,
  personalization: false,
  lastEventAt: now,
});
