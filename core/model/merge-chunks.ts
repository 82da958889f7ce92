import { compareColumns } from "./compare-columns.ts";
import type { SessionChunk } from "./session-chunk.ts";
import { KIND_CART, KIND_REMOVE, KIND_VIEW, type SessionLog } from "./session-log.ts";

export interface MergeLimits {
  /** Most clicks of the log; whole sessions are left out, oldest first. */
  readonly maxClicks: number;
  /** Newest clicks kept of one session: longer ones are crawlers and shared terminals more often than people. */
  readonly sessionMaxClicks: number;
}

interface Merged {
  readonly session: string;
  readonly items: number[];
  readonly kinds: number[];
  readonly times: number[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byEnd = (a: Merged, b: Merged): number =>
  (a.times.at(-1) ?? 0) - (b.times.at(-1) ?? 0) ||
  (a.times[0] ?? 0) - (b.times[0] ?? 0) ||
  compareColumns(a.items, b.items) ||
  compareColumns(a.kinds, b.kinds) ||
  compareColumns(a.times, b.times);

/** Joins chunks of whole days, oldest first, into one log: sessions that cross midnight become one again. */
export function mergeChunks(chunks: readonly SessionChunk[], limits: MergeLimits): SessionLog {
  const itemIds = [...new Set(chunks.flatMap((chunk) => chunk.itemIds))].sort(byText);
  const numbers = new Map(itemIds.map((id, number) => [id, number]));
  const sessions = new Map<string, Merged>();
  for (const chunk of chunks) {
    const global = chunk.itemIds.map((id) => numbers.get(id) ?? 0);
    chunk.sessions.forEach((session, local) => {
      const merged = sessions.get(session) ?? { session, items: [], kinds: [], times: [] };
      sessions.set(session, merged);
      for (let at = chunk.starts[local] ?? 0; at < (chunk.starts[local + 1] ?? 0); at++) {
        append(merged, global[chunk.items[at] ?? 0] ?? 0, chunk.kinds[at] ?? 0, chunk.times[at] ?? 0);
      }
    });
  }
  const filled = [...sessions.values()].filter(({ items }) => items.length > 0);
  for (const merged of filled) trim(merged, limits.sessionMaxClicks);
  return logOf(itemIds, newest(filled.sort(byEnd), limits.maxClicks));
}

/** A product taken out of the cart again was only viewed. */
function append(merged: Merged, item: number, kind: number, time: number): void {
  if (kind !== KIND_REMOVE) {
    merged.items.push(item);
    merged.kinds.push(kind);
    merged.times.push(time);
    return;
  }
  merged.items.forEach((other, at) => {
    if (other === item && merged.kinds[at] === KIND_CART) merged.kinds[at] = KIND_VIEW;
  });
}

function trim(merged: Merged, clicks: number): void {
  const surplus = Math.max(0, merged.items.length - clicks);
  merged.items.splice(0, surplus);
  merged.kinds.splice(0, surplus);
  merged.times.splice(0, surplus);
}

/** The newest whole sessions that fit; at least one. */
function newest(sessions: readonly Merged[], maxClicks: number): readonly Merged[] {
  let clicks = 0;
  let from = sessions.length;
  while (from > 0) {
    clicks += sessions[from - 1]?.items.length ?? 0;
    if (clicks > maxClicks && from < sessions.length) break;
    from--;
  }
  return sessions.slice(from);
}

function logOf(itemIds: readonly string[], sessions: readonly Merged[]): SessionLog {
  const used = new Uint8Array(itemIds.length);
  for (const { items } of sessions) for (const item of items) used[item] = 1;
  const renumbered = new Uint32Array(itemIds.length);
  const usedIds = itemIds.filter((_, item) => used[item] === 1);
  let next = 0;
  for (let item = 0; item < used.length; item++) if (used[item] === 1) renumbered[item] = next++;
  const starts = new Uint32Array(sessions.length + 1);
  sessions.forEach(({ items }, at) => {
    starts[at + 1] = (starts[at] ?? 0) + items.length;
  });
  const clicks = starts[sessions.length] ?? 0;
  const log = {
    itemIds: usedIds,
    starts,
    items: new Uint32Array(clicks),
    kinds: new Uint8Array(clicks),
    times: new Uint32Array(clicks),
  };
  sessions.forEach(({ items, kinds, times }, at) => {
    const start = starts[at] ?? 0;
    log.items.set(
      items.map((item) => renumbered[item] ?? 0),
      start,
    );
    log.kinds.set(kinds, start);
    log.times.set(times, start);
  });
  return log;
}
