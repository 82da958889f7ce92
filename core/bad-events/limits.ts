/** Days after their arrival's date that bad events are kept: time to notice, fix and replay. They hold raw personal data. */
export const BAD_EVENTS_KEPT_DAYS = 30;
/** Bad events of one day that are kept; those beyond are only counted, so that a flood fills no store. */
export const BAD_EVENTS_MAX_PER_DAY = 500_000;
/** Longest shape of an event that a list shows, in characters. */
export const SHAPE_MAX_CHARS = 1_500;
