/** Sessions as the ranker learns from them: numbers in columns, oldest session first, oldest click first. */
export interface ClickSessions {
  readonly itemCount: number;
  /** Session `s` holds clicks `starts[s] .. starts[s + 1]`. */
  readonly starts: Uint32Array;
  /** Item of each click, below `itemCount`. */
  readonly items: Uint32Array;
}

export const countSessions = ({ starts }: ClickSessions): number => starts.length - 1;

/** The oldest `count` sessions, as views. */
export const oldestSessions = ({ itemCount, starts, items }: ClickSessions, count: number): ClickSessions => ({
  itemCount,
  starts: starts.subarray(0, count + 1),
  items: items.subarray(0, starts[count]),
});

/** Where the newest sessions start that hold at least `cases` next clicks (a session of n clicks has n - 1), at most `sessions`. */
export function cutBeforeCases(log: ClickSessions, cases: number): number {
  let session = countSessions(log);
  for (let held = 0; session > 0 && held < cases; session--) {
    held += Math.max(0, (log.starts[session] ?? 0) - (log.starts[session - 1] ?? 0) - 1);
  }
  return session;
}

/** Clicks after the first of a session on items that the session did not have before. */
export function countNewItems(log: ClickSessions): number {
  let count = 0;
  for (let session = 0; session < countSessions(log); session++) {
    const clicks = log.items.subarray(log.starts[session], log.starts[session + 1]);
    for (let at = 1; at < clicks.length; at++) if (clicks.indexOf(clicks[at] ?? 0) === at) count++;
  }
  return count;
}
