import { type ClickSessions, countSessions } from "./click-sessions.ts";

/** Half-life of "recent", as a share of the window that was learned from: a shop's pace is its own clock. */
const RECENT_HALF_LIFE_SHARE = 0.04;
/** Clicks that a rate is taken to have seen at the shop's average before its own: small samples stay near the average. */
const RATE_PRIOR_CLICKS = 10;

/** What is known of each item alone. Times are session numbers. */
export interface ItemStatistics {
  readonly clicks: Uint32Array;
  /** Clicks, each worth half for every half-life of its age. */
  readonly recentClicks: Float32Array;
  readonly firstSession: Uint32Array;
  readonly lastSession: Uint32Array;
  /** Share of clicks on the item that were followed at once by another click on it, shrunk towards the shop's rate. */
  readonly repeatedNext: Float32Array;
  /** The same for any later click of the session. */
  readonly repeatedLater: Float32Array;
}

export function measureItems(log: ClickSessions): ItemStatistics {
  const { itemCount, starts, items } = log;
  const sessions = countSessions(log);
  const clicks = new Uint32Array(itemCount);
  const recent = new Float64Array(itemCount);
  const firstSession = new Uint32Array(itemCount).fill(sessions);
  const lastSession = new Uint32Array(itemCount);
  const withNext = new Float64Array(itemCount);
  const next = new Float64Array(itemCount);
  const later = new Float64Array(itemCount);
  const seenLater = new Int32Array(itemCount).fill(-1);
  for (let session = 0; session < sessions; session++) {
    const worth = 2 ** ((session - sessions) / (sessions * RECENT_HALF_LIFE_SHARE));
    const start = starts[session] ?? 0;
    const end = starts[session + 1] ?? 0;
    for (let at = end - 1; at >= start; at--) {
      const item = items[at] ?? 0;
      clicks[item] = (clicks[item] ?? 0) + 1;
      recent[item] = (recent[item] ?? 0) + worth;
      if ((firstSession[item] ?? 0) > session) firstSession[item] = session;
      lastSession[item] = session;
      if (at + 1 < end) {
        withNext[item] = (withNext[item] ?? 0) + 1;
        if (items[at + 1] === item) next[item] = (next[item] ?? 0) + 1;
        if (seenLater[item] === session) later[item] = (later[item] ?? 0) + 1;
      }
      seenLater[item] = session;
    }
  }
  return {
    clicks,
    recentClicks: Float32Array.from(recent),
    firstSession,
    lastSession,
    repeatedNext: shrunkRates(next, withNext),
    repeatedLater: shrunkRates(later, withNext),
  };
}

function shrunkRates(hits: Float64Array, tries: Float64Array): Float32Array {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const average = sum(hits) / Math.max(1, sum(tries));
  return Float32Array.from(
    hits,
    (hit, item) => (hit + RATE_PRIOR_CLICKS * average) / ((tries[item] ?? 0) + RATE_PRIOR_CLICKS),
  );
}
