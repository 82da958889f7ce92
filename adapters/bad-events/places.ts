import { BAD_EVENTS_KEPT_DAYS } from "../../core/bad-events/limits.ts";

const DAY_MS = 86_400_000;

/** Where the sealed originals lie: a folder a date of arrival. */
export const BAD_EVENTS_PREFIX = "bad-events/";
export const folderOf = (date: string): string => `${BAD_EVENTS_PREFIX}date=${date}/`;

/** The date (UTC) of a time in epoch milliseconds, `YYYY-MM-DD`. */
export const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Dates of arrival that are kept at `now`, ascending. */
export const keptDates = (now: number): readonly string[] =>
  Array.from({ length: BAD_EVENTS_KEPT_DAYS + 1 }, (_, day) => dateOf(now - (BAD_EVENTS_KEPT_DAYS - day) * DAY_MS));
