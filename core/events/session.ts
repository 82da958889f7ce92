/** A session ends after this long without an event, in milliseconds, unless the deployment says otherwise (the industry's half hour). */
export const SESSION_IDLE_MS = 1_800_000;
/** Interactions that a session's trail keeps, newest last. */
export const TRAIL_MAX_INTERACTIONS = 50;
/** Event ids that a trail remembers to recognise repeats; the lake recognises those that are older. */
export const TRAIL_MAX_SEEN_IDS = 500;
/** Sessions of one visitor that are held at once: more come from a clock that jumps, and go to the one that is nearest in time. */
export const SESSIONS_MAX_HELD = 8;
/** Distinct products that a session counts; one that shows more has at least so many. */
export const SESSION_MAX_PRODUCTS = 250;
