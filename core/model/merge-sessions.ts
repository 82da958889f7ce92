import { compareColumns } from "./compare-columns.ts";
import { endOf, type SessionLog, sessionCountOf, windowOf } from "./session-log.ts";

/** A click's place in its log, from where a session starts to where it ends. */
type Span = readonly [start: number, end: number];

/** Sessions of a log by age, its item numbers read as numbers of the merged ids. */
interface Chosen {
  readonly log: SessionLog;
  readonly numbers: Uint32Array;
  readonly spans: readonly Span[];
}

/**
 * A log with the sessions of `fresh` merged into it, cut to the newest `maxClicks` clicks, as if it had been built from all of
 * them at once. `fresh` holds whole sessions, also those that the log has already, or had the beginning of: sessions carry no
 * names here, so one is known again by its clicks, and of several that are alike any may be taken. What cannot be known again (its
 * first clicks came late, or were trimmed) adds what is newer than the log; the rest waits for the next whole training.
 */
export function mergeSessions(log: SessionLog, fresh: SessionLog, maxClicks: number): SessionLog {
  const until = log.times.length === 0 ? -1 : windowOf(log).to;
  const itemIds = unionOf(log.itemIds, fresh.itemIds);
  const ours = numbersIn(log.itemIds, itemIds);
  const theirs = numbersIn(fresh.itemIds, itemIds);
  const known = recentSessions(log, ours, windowOf(fresh).from);
  const take = (span: Span): number | undefined => known.get(keyOf(fresh, theirs, span))?.pop();
  // What has not changed is told apart first: the beginning of a longer session may look the same.
  const changed = spansOf(fresh).filter((span) => take(span) === undefined);
  const replaced = new Set<number>();
  const added: Span[] = [];
  for (const [start, end] of changed) {
    let later = start;
    while (later < end && (fresh.times[later] ?? 0) <= until) later++;
    let before: number | undefined;
    for (let begun = Math.min(later, end - 1); begun > start && before === undefined; begun--)
      before = take([start, begun]);
    if (before !== undefined) replaced.add(before);
    const isNew = (fresh.times[start] ?? 0) >= until;
    const from = before !== undefined || isNew ? start : later;
    if (from < end) added.push([from, end]);
  }
  const kept = spansOf(log).filter((_, session) => !replaced.has(session));
  return joined(
    itemIds,
    { log, numbers: ours, spans: kept },
    byAge({ log: fresh, numbers: theirs, spans: added }),
    maxClicks,
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const unionOf = (ids: readonly string[], others: readonly string[]): readonly string[] =>
  [...new Set([...ids, ...others])].sort(byText);

function numbersIn(ids: readonly string[], all: readonly string[]): Uint32Array {
  const numbers = new Uint32Array(ids.length);
  let number = 0;
  ids.forEach((id, at) => {
    while (all[number] !== id) number++;
    numbers[at] = number;
  });
  return numbers;
}

const spansOf = (log: SessionLog): Span[] =>
  Array.from({ length: sessionCountOf(log) }, (_, session) => [log.starts[session] ?? 0, log.starts[session + 1] ?? 0]);

/** Sessions that ended at `from` or later, by their clicks. */
function recentSessions(log: SessionLog, numbers: Uint32Array, from: number): Map<string, number[]> {
  const sessions = new Map<string, number[]>();
  for (let session = sessionCountOf(log) - 1; session >= 0 && endOf(log, session) >= from; session--) {
    const key = keyOf(log, numbers, [log.starts[session] ?? 0, log.starts[session + 1] ?? 0]);
    const alike = sessions.get(key);
    if (alike === undefined) sessions.set(key, [session]);
    else alike.push(session);
  }
  return sessions;
}

function keyOf(log: SessionLog, numbers: Uint32Array, [start, end]: Span): string {
  const clicks: string[] = [];
  for (let at = start; at < end; at++) clicks.push(`${numbers[log.items[at] ?? 0]}:${log.kinds[at]}:${log.times[at]}`);
  return clicks.join(" ");
}

const byAge = (chosen: Chosen): Chosen => ({
  ...chosen,
  spans: chosen.spans.toSorted((a, b) => compareAge(chosen, a, chosen, b)),
});

/** The order of a whole log's sessions: by end, start, then what was clicked. */
function compareAge(a: Chosen, [aStart, aEnd]: Span, b: Chosen, [bStart, bEnd]: Span): number {
  const times = (a.log.times[aEnd - 1] ?? 0) - (b.log.times[bEnd - 1] ?? 0);
  if (times !== 0) return times;
  const starts = (a.log.times[aStart] ?? 0) - (b.log.times[bStart] ?? 0);
  if (starts !== 0) return starts;
  const itemsOf = ({ log, numbers }: Chosen, start: number, end: number) =>
    log.items.subarray(start, end).map((item) => numbers[item] ?? 0);
  return (
    compareColumns(itemsOf(a, aStart, aEnd), itemsOf(b, bStart, bEnd)) ||
    compareColumns(a.log.kinds.subarray(aStart, aEnd), b.log.kinds.subarray(bStart, bEnd)) ||
    compareColumns(a.log.times.subarray(aStart, aEnd), b.log.times.subarray(bStart, bEnd))
  );
}

/** Both, newest first, until there are clicks enough, with the ids that are left. */
function joined(itemIds: readonly string[], a: Chosen, b: Chosen, maxClicks: number): SessionLog {
  const taken: { readonly of: Chosen; readonly span: Span }[] = [];
  let clicks = 0;
  let fromA = a.spans.length;
  let fromB = b.spans.length;
  while (fromA > 0 || fromB > 0) {
    const lastA = a.spans[fromA - 1];
    const lastB = b.spans[fromB - 1];
    const newer = lastB === undefined || (lastA !== undefined && compareAge(a, lastA, b, lastB) >= 0);
    const of = newer ? a : b;
    const span = (newer ? lastA : lastB) ?? [0, 0];
    clicks += span[1] - span[0];
    if (clicks > maxClicks && taken.length > 0) {
      clicks -= span[1] - span[0];
      break;
    }
    taken.push({ of, span });
    if (newer) fromA--;
    else fromB--;
  }
  const starts = new Uint32Array(taken.length + 1);
  const items = new Uint32Array(clicks);
  const kinds = new Uint8Array(clicks);
  const times = new Uint32Array(clicks);
  const used = new Uint8Array(itemIds.length);
  let length = 0;
  taken.reverse().forEach(({ of: { log, numbers }, span: [start, end] }, session) => {
    for (let at = start; at < end; at++, length++) {
      const item = numbers[log.items[at] ?? 0] ?? 0;
      used[item] = 1;
      items[length] = item;
      kinds[length] = log.kinds[at] ?? 0;
      times[length] = log.times[at] ?? 0;
    }
    starts[session + 1] = length;
  });
  const left = new Uint32Array(itemIds.length);
  for (let item = 1; item < left.length; item++) left[item] = (left[item - 1] ?? 0) + (used[item - 1] ?? 0);
  return {
    itemIds: itemIds.filter((_, item) => used[item] === 1),
    starts,
    items: items.map((item) => left[item] ?? 0),
    kinds,
    times,
  };
}
