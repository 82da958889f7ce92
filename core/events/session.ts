/** A session ends after this long without an event, in milliseconds (the industry's half hour). */
export const SESSION_IDLE_MS = 1_800_000;
/** Interactions that a session's trail keeps, newest last. */
export const TRAIL_MAX_INTERACTIONS = 50;
/** Event ids that a trail remembers to recognise repeats; the lake recognises those that are older. */
export const TRAIL_MAX_SEEN_IDS = 500;
