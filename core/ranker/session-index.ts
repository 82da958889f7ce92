import { type ClickSessions, countSessions } from "./click-sessions.ts";

/** Newest clicks of a session that the index keeps: longer ones are crawlers and shared terminals more often than people. */
const SESSION_CLICKS_MAX = 60;

/** Sessions and their inverse, the only tables that neighbours, transitions and co-occurrence are counted from. */
export interface SessionIndex extends ClickSessions {
  /** Item `i` is in sessions `postings[postingOffsets[i] .. postingOffsets[i + 1]]`, newest first. */
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint32Array;
}

/** `sessionsPerItem`: sessions kept of each item, newest first; bounds what one prediction costs in a shop of any size. */
export function indexSessions(log: ClickSessions, sessionsPerItem: number): SessionIndex {
  const { itemCount } = log;
  const { starts, items } = shortened(log);
  const sessions = countSessions(log);
  const held = new Uint32Array(itemCount);
  const lastSession = new Int32Array(itemCount).fill(-1);
  eachItemNewestFirst(starts, items, sessions, lastSession, (item) => {
    held[item] = Math.min(sessionsPerItem, (held[item] ?? 0) + 1);
  });
  const postingOffsets = new Uint32Array(itemCount + 1);
  for (let item = 0; item < itemCount; item++) {
    postingOffsets[item + 1] = (postingOffsets[item] ?? 0) + (held[item] ?? 0);
  }
  const postings = new Uint32Array(postingOffsets[itemCount] ?? 0);
  const next = postingOffsets.slice(0, itemCount);
  lastSession.fill(-1);
  eachItemNewestFirst(starts, items, sessions, lastSession, (item, session) => {
    const at = next[item] ?? 0;
    if (at === postingOffsets[item + 1]) return;
    postings[at] = session;
    next[item] = at + 1;
  });
  return { itemCount, starts, items, postingOffsets, postings };
}

function eachItemNewestFirst(
  starts: Uint32Array,
  items: Uint32Array,
  sessions: number,
  lastSession: Int32Array,
  visit: (item: number, session: number) => void,
): void {
  for (let session = sessions - 1; session >= 0; session--) {
    for (let at = starts[session] ?? 0; at < (starts[session + 1] ?? 0); at++) {
      const item = items[at] ?? 0;
      if (lastSession[item] === session) continue;
      lastSession[item] = session;
      visit(item, session);
    }
  }
}

function shortened(log: ClickSessions): Pick<ClickSessions, "starts" | "items"> {
  const sessions = countSessions(log);
  const starts = new Uint32Array(sessions + 1);
  const items = new Uint32Array(log.items.length);
  let length = 0;
  for (let session = 0; session < sessions; session++) {
    const end = log.starts[session + 1] ?? 0;
    const from = Math.max(log.starts[session] ?? 0, end - SESSION_CLICKS_MAX);
    items.set(log.items.subarray(from, end), length);
    length += end - from;
    starts[session + 1] = length;
  }
  return { starts, items: items.slice(0, length) };
}
