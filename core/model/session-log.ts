import { INTERACTION_KINDS, type InteractionKind } from "../events/interactions.ts";

/** A click's kind as a number: its place in `INTERACTION_KINDS`, from weak to strong (`remove` apart). */
export const kindNumber = (kind: InteractionKind): number => INTERACTION_KINDS.indexOf(kind);
export const KIND_VIEW = kindNumber("view");
export const KIND_CART = kindNumber("cart");
export const KIND_ORDER = kindNumber("order");
export const KIND_REMOVE = kindNumber("remove");

/**
 * What a model is trained on, in columns: sessions ascend by the time of their last click, clicks stand session by session,
 * oldest first. No session or person can be told from it any more.
 */
export interface SessionLog {
  /** Ascending; click columns name items by their place here. */
  readonly itemIds: readonly string[];
  /** Session `s` holds clicks `starts[s] .. starts[s + 1]`. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  /** `kindNumber` of each click. */
  readonly kinds: Uint8Array;
  /** Epoch seconds of each click. */
  readonly times: Uint32Array;
}

export const sessionCountOf = (log: SessionLog): number => log.starts.length - 1;

/** Epoch seconds of a session's last click. */
export const endOf = (log: SessionLog, session: number): number => log.times[(log.starts[session + 1] ?? 1) - 1] ?? 0;

/** Sessions `from` to `to` (exclusive) of a log, with the same item numbers. */
export function sliceOf(log: SessionLog, from: number, to: number): SessionLog {
  const start = log.starts[from] ?? 0;
  const end = log.starts[to] ?? start;
  return {
    itemIds: log.itemIds,
    starts: log.starts.slice(from, to + 1).map((offset) => offset - start),
    items: log.items.subarray(start, end),
    kinds: log.kinds.subarray(start, end),
    times: log.times.subarray(start, end),
  };
}

/** The sessions whose click times (epoch seconds) `keep` accepts, in their order, with the same item numbers. */
export function sessionsWhere(log: SessionLog, keep: (times: Uint32Array) => boolean): SessionLog {
  const starts = [0];
  const clicks = new Uint32Array(log.items.length);
  let length = 0;
  for (let session = 0; session < sessionCountOf(log); session++) {
    const start = log.starts[session] ?? 0;
    const end = log.starts[session + 1] ?? start;
    if (!keep(log.times.subarray(start, end))) continue;
    for (let click = start; click < end; click++) clicks[length++] = click;
    starts.push(length);
  }
  const kept = clicks.subarray(0, length);
  return {
    itemIds: log.itemIds,
    starts: Uint32Array.from(starts),
    items: kept.map((click) => log.items[click] ?? 0),
    kinds: Uint8Array.from(kept, (click) => log.kinds[click] ?? 0),
    times: kept.map((click) => log.times[click] ?? 0),
  };
}

/** Epoch seconds of the earliest and the latest click; 0 where there is none. */
export function windowOf(log: SessionLog): { readonly from: number; readonly to: number } {
  let from = log.times[0] ?? 0;
  let to = from;
  for (const time of log.times) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return { from, to };
}
