import { type SessionLog, sessionCountOf } from "./session-log.ts";

/** A log turned around: which clicks, of which sessions, each item has. */
export interface ClicksByItem {
  /** Item `i` has clicks `offsets[i] .. offsets[i + 1]` of `clicks`. */
  readonly offsets: Uint32Array;
  /** Positions in the log, ascending: oldest session first. */
  readonly clicks: Uint32Array;
  /** Session of each position in the log. */
  readonly sessionOf: Uint32Array;
}

export function clicksByItem(log: SessionLog): ClicksByItem {
  const items = log.itemIds.length;
  const offsets = new Uint32Array(items + 1);
  for (const item of log.items) offsets[item + 1] = (offsets[item + 1] ?? 0) + 1;
  for (let item = 0; item < items; item++) offsets[item + 1] = (offsets[item + 1] ?? 0) + (offsets[item] ?? 0);
  const next = offsets.slice(0, items);
  const clicks = new Uint32Array(log.items.length);
  const sessionOf = new Uint32Array(log.items.length);
  for (let session = 0; session < sessionCountOf(log); session++) {
    for (let at = log.starts[session] ?? 0; at < (log.starts[session + 1] ?? 0); at++) {
      const item = log.items[at] ?? 0;
      const place = next[item] ?? 0;
      clicks[place] = at;
      next[item] = place + 1;
      sessionOf[at] = session;
    }
  }
  return { offsets, clicks, sessionOf };
}

/** The newest `limit` sessions that hold an item, newest first, each once. */
export function newestSessionsOf(index: ClicksByItem, item: number, limit: number): number[] {
  const sessions: number[] = [];
  const start = index.offsets[item] ?? 0;
  for (let at = (index.offsets[item + 1] ?? 0) - 1; at >= start && sessions.length < limit; at--) {
    const session = index.sessionOf[index.clicks[at] ?? 0] ?? 0;
    if (sessions.at(-1) !== session) sessions.push(session);
  }
  return sessions;
}
