/** What became of an event when its request was answered; each counts once, so that they sum to what was sent. */
export const TAKEN_OUTCOMES = ["accepted", "bot", "duplicate", "withheld", "rejected"] as const;

/** Those, and `stored`: committed to the lake, counted once an event id whatever is delivered again. */
export const OUTCOMES = [...TAKEN_OUTCOMES, "stored"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the stream shows. Duplicates tell nothing new, and withheld events are nobody's to see. */
export const SHOWN_OUTCOMES = ["accepted", "bot", "rejected"] as const;
export type ShownOutcome = (typeof SHOWN_OUTCOMES)[number];

/** Type of an event whose own is not known: the client's text is not kept. */
export const UNKNOWN_TYPE = "unknown";
