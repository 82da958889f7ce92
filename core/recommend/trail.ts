import type { InteractionIndex } from "./index-port.ts";

/** Most different items of a trail that strategies look at. */
export const QUERY_MAX = 8;

/** A known item of the trail. */
export interface TrailItem {
  readonly id: string;
  readonly index: number;
  /** Different items of the trail that are newer: 0 for the newest. */
  readonly distance: number;
}

/** A trail in the model's numbers, looked up once for all strategies. */
export interface KnownTrail {
  /** Every click on an item that the model knows, oldest first. */
  readonly clicks: readonly number[];
  /** The newest different ones of them, newest first, at most `QUERY_MAX`. */
  readonly newest: readonly TrailItem[];
}

export const UNKNOWN_TRAIL: KnownTrail = { clicks: [], newest: [] };

/** `ids`: oldest first. */
export function knownTrail(index: InteractionIndex | null, ids: readonly string[], most = QUERY_MAX): KnownTrail {
  if (index === null || ids.length === 0) return UNKNOWN_TRAIL;
  const clicks: number[] = [];
  const newest: TrailItem[] = [];
  const numbers = new Map<string, number>();
  for (let at = ids.length - 1; at >= 0; at--) {
    const id = ids[at] ?? "";
    const known = numbers.get(id);
    const item = known ?? index.indexOf(id);
    if (known === undefined) {
      if (item >= 0 && newest.length < most) newest.push({ id, index: item, distance: numbers.size });
      numbers.set(id, item);
    }
    if (item >= 0) clicks.push(item);
  }
  return { clicks: clicks.reverse(), newest };
}
