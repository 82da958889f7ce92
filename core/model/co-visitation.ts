import { type ClicksByItem, newestSessionsOf } from "./clicks-by-item.ts";
import { NeighbourCounter } from "./neighbour-counter.ts";
import type { TrainingParameters } from "./parameters.ts";
import type { NeighbourTable } from "./sections.ts";
import { KIND_CART, KIND_ORDER, type SessionLog } from "./session-log.ts";

/** What a session counts towards `boughtWith` where both items were ordered, and where both were at least put in the cart. */
const BOTH_ORDERED_WEIGHT = 10;
const BOTH_IN_CART_WEIGHT = 4;

export interface CoVisitation {
  readonly coVisited: NeighbourTable;
  readonly boughtWith: NeighbourTable;
}

/** For every item, over its newest sessions: which other items they hold, and which were bought with it. */
export function countCoVisitation(log: SessionLog, index: ClicksByItem, parameters: TrainingParameters): CoVisitation {
  const itemCount = log.itemIds.length;
  const coVisited = new NeighbourCounter(itemCount, parameters.neighboursPerItem);
  const boughtWith = new NeighbourCounter(itemCount, parameters.neighboursPerItem);
  for (let item = 0; item < itemCount; item++) {
    for (const session of newestSessionsOf(index, item, parameters.sessionsPerItem)) {
      const kinds = strongestKinds(log, session);
      const own = kinds.get(item) ?? 0;
      for (const [other, kind] of kinds) {
        if (other === item) continue;
        coVisited.add(other, 1);
        const bought = boughtWeight(Math.min(own, kind));
        if (bought > 0) boughtWith.add(other, bought);
      }
    }
    coVisited.endRow();
    boughtWith.endRow();
  }
  return { coVisited: coVisited.table(), boughtWith: boughtWith.table() };
}

const boughtWeight = (weaker: number): number =>
  weaker >= KIND_ORDER ? BOTH_ORDERED_WEIGHT : weaker >= KIND_CART ? BOTH_IN_CART_WEIGHT : 0;

/** The items of a session with the strongest thing done with each. */
function strongestKinds(log: SessionLog, session: number): Map<number, number> {
  const kinds = new Map<number, number>();
  for (let at = log.starts[session] ?? 0; at < (log.starts[session + 1] ?? 0); at++) {
    const item = log.items[at] ?? 0;
    kinds.set(item, Math.max(kinds.get(item) ?? 0, log.kinds[at] ?? 0));
  }
  return kinds;
}
