import type { ClicksByItem } from "./clicks-by-item.ts";
import { NeighbourCounter } from "./neighbour-counter.ts";
import type { TrainingParameters } from "./parameters.ts";
import type { NeighbourTable } from "./sections.ts";
import type { SessionLog } from "./session-log.ts";

/** Newest clicks of an item that are looked at, as a multiple of the sessions kept per item. */
const CLICKS_PER_SESSION = 4;

/** For every item: what came after it in the same session, each step weighing 1 / distance. An item can follow itself. */
export function countFollowers(log: SessionLog, index: ClicksByItem, parameters: TrainingParameters): NeighbourTable {
  const followers = new NeighbourCounter(log.itemIds.length, parameters.neighboursPerItem);
  const clicksMax = parameters.sessionsPerItem * CLICKS_PER_SESSION;
  for (let item = 0; item < log.itemIds.length; item++) {
    const end = index.offsets[item + 1] ?? 0;
    for (let at = Math.max(index.offsets[item] ?? 0, end - clicksMax); at < end; at++) {
      const click = index.clicks[at] ?? 0;
      const sessionEnd = log.starts[(index.sessionOf[click] ?? 0) + 1] ?? 0;
      const reach = Math.min(sessionEnd, click + parameters.followReach + 1);
      for (let after = click + 1; after < reach; after++) followers.add(log.items[after] ?? 0, 1 / (after - click));
    }
    followers.endRow();
  }
  return followers.table();
}
