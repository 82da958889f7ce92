import { type ClicksByItem, newestSessionsOf } from "./clicks-by-item.ts";
import { NeighbourCounter } from "./neighbour-counter.ts";
import type { TrainingParameters } from "./parameters.ts";
import type { NeighbourTable } from "./sections.ts";
import { KIND_CART, KIND_ORDER, KIND_VIEW, type SessionLog } from "./session-log.ts";

/** What a session counts where both items were ordered in it, and where both were at least put in the cart. */
const BOTH_ORDERED_WEIGHT = 10;
const BOTH_IN_CART_WEIGHT = 4;

/** For every item, over its newest sessions: what was bought with it. */
export function countBoughtWith(log: SessionLog, index: ClicksByItem, parameters: TrainingParameters): NeighbourTable {
  const itemCount = log.itemIds.length;
  const boughtWith = new NeighbourCounter(itemCount, parameters.neighboursPerItem);
  const bought = boughtItems(log);
  for (let item = 0; item < itemCount; item++) {
    if (bought[item] === 1) {
      for (const session of newestSessionsOf(index, item, parameters.sessionsPerItem)) {
        const kinds = strongestKinds(log, session);
        const own = kinds.get(item) ?? 0;
        if (own === KIND_VIEW) continue;
        for (const [other, kind] of kinds) {
          if (other !== item && kind !== KIND_VIEW) boughtWith.scores.add(other, 0, boughtWeight(Math.min(own, kind)));
        }
      }
    }
    boughtWith.endRow();
  }
  return boughtWith.table();
}

const boughtWeight = (weaker: number): number =>
  weaker >= KIND_ORDER ? BOTH_ORDERED_WEIGHT : weaker >= KIND_CART ? BOTH_IN_CART_WEIGHT : 0;

/** 1 for items that were ever more than viewed: the others have nothing to count. */
function boughtItems({ itemIds, items, kinds }: SessionLog): Uint8Array {
  const bought = new Uint8Array(itemIds.length);
  for (let click = 0; click < items.length; click++) if (kinds[click] !== KIND_VIEW) bought[items[click] ?? 0] = 1;
  return bought;
}

/** The items of a session with the strongest thing done with each. */
function strongestKinds(log: SessionLog, session: number): Map<number, number> {
  const kinds = new Map<number, number>();
  for (let at = log.starts[session] ?? 0; at < (log.starts[session + 1] ?? 0); at++) {
    const item = log.items[at] ?? 0;
    kinds.set(item, Math.max(kinds.get(item) ?? 0, log.kinds[at] ?? 0));
  }
  return kinds;
}
