import { type ClickSessions, countSessions } from "../ranker/click-sessions.ts";

/**
 * Positions of the clicks that the embedding learns to foretell, of the newest share of the sessions: not the first of a session,
 * not on an item that the session had before (ranking repeats is learned from their own features).
 */
export function clicksToForetell(log: ClickSessions, newestShare: number): Uint32Array {
  const { starts, items } = log;
  const sessions = countSessions(log);
  const clicks = new Uint32Array(items.length);
  let count = 0;
  for (let session = Math.floor(sessions * (1 - newestShare)); session < sessions; session++) {
    const start = starts[session] ?? 0;
    for (let at = start + 1; at < (starts[session + 1] ?? 0); at++) {
      const item = items[at] ?? 0;
      let before = at - 1;
      while (before >= start && items[before] !== item) before--;
      if (before < start) clicks[count++] = at;
    }
  }
  return clicks.slice(0, count);
}

/** Where the session of each click starts. */
export function startOfClicks(log: ClickSessions): Uint32Array {
  const startOf = new Uint32Array(log.items.length);
  for (let session = 0; session < countSessions(log); session++) {
    startOf.fill(log.starts[session] ?? 0, log.starts[session], log.starts[session + 1]);
  }
  return startOf;
}
