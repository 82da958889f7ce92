/** Sessions that a baseline learns from, in columns and in the order of their first click in the file. Items are numbers. */
export interface ClickLog {
  /** Items are numbered from 0 in the order in which the file names them first. */
  readonly itemCount: number;
  /** Session `s` holds clicks `starts[s] .. starts[s + 1]`, oldest first. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  /** Epoch seconds of each click; where the file has no clock see `spread-times.ts`. */
  readonly times: Float64Array;
}

export const sessionCountOf = (log: ClickLog): number => log.starts.length - 1;

/** Epoch seconds of the newest click of a session. */
export const endOf = (log: ClickLog, session: number): number => log.times[(log.starts[session + 1] ?? 1) - 1] ?? 0;

/** Places of the sessions in the log by the time of their newest click, the oldest first; at the same time by place. */
export const sessionsByAge = (log: ClickLog): Uint32Array =>
  Uint32Array.from({ length: sessionCountOf(log) }, (_, session) => session).sort(
    (a, b) => endOf(log, a) - endOf(log, b) || a - b,
  );

/** Epoch seconds of the newest click of all; 0 where there is none. */
export const endOfWindow = (log: ClickLog): number =>
  log.times.reduce((latest, time) => Math.max(latest, time), log.times[0] ?? 0);

/** Clicks of each item. */
export function clicksPerItem(log: ClickLog): Uint32Array {
  const clicks = new Uint32Array(log.itemCount);
  for (const item of log.items) clicks[item] = (clicks[item] ?? 0) + 1;
  return clicks;
}
