import type { InteractionIndex } from "../index-port.ts";
import { ScoreTable } from "../score-table.ts";
import { candidatesOf, idsOf, newestKnown, type Strategy } from "../strategy.ts";

/** Newest different items of the trail that are looked at. */
const LAST_ITEMS = 5;
/** Most recent sessions that share an item with the trail (m). */
const RECENT_SESSIONS_MAX = 1_000;
/** Most similar sessions among them (k). */
const NEIGHBOURS_MAX = 300;
/** Weight of an item in the trail by its distance from the end: each step back is worth this much of the one after it. */
const POSITION_DECAY = 0.6;
/** An item of every session counts 1; each e-fold rarer adds this much. */
const IDF_WEIGHT = 0.5;

/** Sessions that share items with the trail, newest first, in columns. */
interface RecentSessions {
  readonly count: number;
  readonly sessions: Uint32Array;
  /** Sum of the weights of the trail's items that a session holds. */
  readonly similarities: Float64Array;
  /** Source number of the newest item of the trail that a session holds. */
  readonly matches: Uint8Array;
}

/**
 * Vector-multiplication indexed session kNN (VMIS-kNN): what the sessions most like this one went on to hold.
 * Kersbergen, Sprangers and Schelter, "Serenade: Low-Latency Session-Based Recommendation in e-Commerce at Scale", SIGMOD 2022.
 * Because session numbers ascend with time, the m most recent matching sessions are a merge of the items' postings.
 */
export const sessionNeighbours: Strategy = ({ index, trail, limit }) => {
  if (index === null) return [];
  const items = newestKnown(index, trail, LAST_ITEMS);
  if (items.length === 0) return [];
  const weights = items.map(({ distance }) => POSITION_DECAY ** distance);
  const recent = recentSessions(
    items.map((item) => index.recentSessionsOf(item.index)),
    weights,
  );
  const table = new ScoreTable(items.length);
  for (const at of mostSimilar(recent)) {
    const match = recent.matches[at] ?? 0;
    const amount = (recent.similarities[at] ?? 0) * (weights[match] ?? 0);
    const held = index.itemsOfSession(recent.sessions[at] ?? 0);
    for (let place = 0; place < held.length; place++) table.add(held[place] ?? 0, match, amount);
  }
  table.weigh((item) => rarity(index, item));
  return candidatesOf(table, index, idsOf(items), limit);
};

/** Inverse document frequency over sessions; popularity stands for the number of sessions. */
const rarity = (index: InteractionIndex, item: number): number =>
  1 + IDF_WEIGHT * Math.max(0, Math.log(index.sessionCount / Math.max(1, index.popularity(item))));

/** Merges postings, which all descend, as long as there are any or until the most recent m are found. */
function recentSessions(postings: readonly Uint32Array[], weights: readonly number[]): RecentSessions {
  const sessions = new Uint32Array(RECENT_SESSIONS_MAX);
  const similarities = new Float64Array(RECENT_SESSIONS_MAX);
  const matches = new Uint8Array(RECENT_SESSIONS_MAX);
  const heads = new Uint32Array(postings.length);
  let count = 0;
  while (count < RECENT_SESSIONS_MAX) {
    let newest = -1;
    for (let source = 0; source < postings.length; source++) {
      const session = postings[source]?.[heads[source] ?? 0] ?? -1;
      if (session > newest) newest = session;
    }
    if (newest < 0) break;
    let similarity = 0;
    let match = -1;
    for (let source = 0; source < postings.length; source++) {
      const head = heads[source] ?? 0;
      if (postings[source]?.[head] !== newest) continue;
      heads[source] = head + 1;
      similarity += weights[source] ?? 0;
      if (match < 0) match = source;
    }
    sessions[count] = newest;
    similarities[count] = similarity;
    matches[count++] = match;
  }
  return { count, sessions, similarities, matches };
}

/** Places of the k most similar, the more recent ones among equals. */
function mostSimilar({ count, similarities }: RecentSessions): readonly number[] {
  const sorted = similarities.slice(0, count).sort();
  const least = count > NEIGHBOURS_MAX ? (sorted[count - NEIGHBOURS_MAX] ?? 0) : 0;
  const above: number[] = [];
  const equal: number[] = [];
  for (let at = 0; at < count; at++) {
    const similarity = similarities[at] ?? 0;
    if (similarity > least) above.push(at);
    else if (similarity === least) equal.push(at);
  }
  for (let at = 0; at < equal.length && above.length < NEIGHBOURS_MAX; at++) above.push(equal[at] ?? 0);
  return above;
}
