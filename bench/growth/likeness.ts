import { gini } from "../../core/evaluation/metrics/gini.ts";
import { type ClickSessions, countSessions } from "../../core/ranker/click-sessions.ts";

/** The newest sessions are asked, the others answer. */
const ASKED_SHARE = 0.1;
/** Bounds of the places at which next clicks are counted. */
export const PLACES = [1, 5, 20, 100] as const;
const LENGTH_QUANTILES = [0.5, 0.9, 0.99, 0.999] as const;

/** What a shop's clicks look like; shares from 0 to 1. */
export interface Likeness {
  readonly clicks: number;
  readonly sessions: number;
  /** Items that were clicked. */
  readonly items: number;
  readonly meanLength: number;
  /** Session length at 50, 90, 99 and 99.9 %. */
  readonly lengths: readonly number[];
  /** Inequality of clicks between items. */
  readonly popularityGini: number;
  /** Share of the clicks on the most clicked 1 % of the items. */
  readonly topPercentShare: number;
  /** Share of the clicks after a session's first that repeat an item of it. */
  readonly repeats: number;
  /** Of the newest tenth's next clicks, how many are among the last item's top 1, 5, 20, 100 followers before. */
  readonly found: readonly number[];
  /** Share of the newest tenth's clicks on items that had none before. */
  readonly onNewItems: number;
}

export function likenessOf(log: ClickSessions): Likeness {
  const { starts, items, itemCount } = log;
  const sessions = countSessions(log);
  const lengths = Uint32Array.from({ length: sessions }, (_, at) => (starts[at + 1] ?? 0) - (starts[at] ?? 0)).sort();
  const clicks = new Uint32Array(itemCount);
  for (const item of items) clicks[item] = (clicks[item] ?? 0) + 1;
  const clicked = clicks
    .filter((count) => count > 0)
    .sort()
    .reverse();
  const top = clicked.subarray(0, Math.ceil(clicked.length / 100)).reduce((sum, count) => sum + count, 0);
  const cut = Math.floor(sessions * (1 - ASKED_SHARE));
  return {
    clicks: items.length,
    sessions,
    items: clicked.length,
    meanLength: items.length / sessions,
    lengths: LENGTH_QUANTILES.map((share) => lengths[Math.floor(share * sessions)] ?? 0),
    popularityGini: gini(clicked),
    topPercentShare: top / items.length,
    repeats: repeatShare(log),
    found: foundShares(log, cut),
    onNewItems: shareOnNewItems(log, cut),
  };
}

function repeatShare({ starts, items }: ClickSessions): number {
  let repeats = 0;
  let next = 0;
  for (let session = 0; session + 1 < starts.length; session++) {
    const clicks = items.subarray(starts[session], starts[session + 1]);
    for (let at = 1; at < clicks.length; at++) if (clicks.indexOf(clicks[at] ?? 0) < at) repeats++;
    next += clicks.length - 1;
  }
  return repeats / Math.max(1, next);
}

function shareOnNewItems({ starts, items, itemCount }: ClickSessions, cut: number): number {
  const seen = new Uint8Array(itemCount);
  const first = starts[cut] ?? 0;
  for (let at = 0; at < first; at++) seen[items[at] ?? 0] = 1;
  let fresh = 0;
  for (let at = first; at < items.length; at++) if (seen[items[at] ?? 0] === 0) fresh++;
  return fresh / Math.max(1, items.length - first);
}

/** Shares of the next clicks from session `cut` on that are in the top `PLACES` of what followed their last item before. */
function foundShares(log: ClickSessions, cut: number): readonly number[] {
  const { starts, items, itemCount } = log;
  const sessions = countSessions(log);
  const offsets = new Uint32Array(itemCount + 1);
  eachPair(log, 0, cut, (from) => {
    offsets[from + 1] = (offsets[from + 1] ?? 0) + 1;
  });
  for (let item = 0; item < itemCount; item++) offsets[item + 1] = (offsets[item + 1] ?? 0) + (offsets[item] ?? 0);
  const followers = new Uint32Array(offsets[itemCount] ?? 0);
  const ends = offsets.slice(0, itemCount);
  eachPair(log, 0, cut, (from, to) => {
    const at = ends[from] ?? 0;
    followers[at] = to;
    ends[from] = at + 1;
  });
  for (let item = 0; item < itemCount; item++) followers.subarray(offsets[item], offsets[item + 1]).sort();
  const hits = new Float64Array(PLACES.length);
  let asked = 0;
  eachPair(log, cut, sessions, (from, to) => {
    asked++;
    const place = placeOf(followers.subarray(offsets[from], offsets[from + 1]), to);
    PLACES.forEach((bound, at) => {
      if (place <= bound) hits[at] = (hits[at] ?? 0) + 1;
    });
  });
  return Array.from(hits, (count) => count / Math.max(1, asked));

  function eachPair(_: ClickSessions, first: number, end: number, visit: (from: number, to: number) => void): void {
    for (let session = first; session < end; session++) {
      for (let at = (starts[session] ?? 0) + 1; at < (starts[session + 1] ?? 0); at++) {
        visit(items[at - 1] ?? 0, items[at] ?? 0);
      }
    }
  }
}

/** Place of an item among sorted followers by how often it stands there, from 1; ties by item. Infinite where it does not. */
function placeOf(sorted: Uint32Array, wanted: number): number {
  const first = sorted.indexOf(wanted);
  if (first < 0) return Number.POSITIVE_INFINITY;
  const own = sorted.lastIndexOf(wanted) - first + 1;
  let place = 1;
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1;
    while (end < sorted.length && sorted[end] === sorted[at]) end++;
    const count = end - at;
    if (count > own || (count === own && (sorted[at] ?? 0) < wanted)) place++;
    at = end;
  }
  return place;
}
