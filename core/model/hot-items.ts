import type { HotItems, IndexedSessions } from "../recommend/index-port.ts";
import { countAfter, TransitionKernel } from "../recommend/transition-kernel.ts";
import { NeighbourCounter } from "./neighbour-counter.ts";
import type { TrainingParameters } from "./parameters.ts";

/** Items in more sessions than this are hot: the few that would make one answer read thousands of sessions. */
export const HOT_SESSIONS = 200;

/** Counts hot items' transitions just as `TransitionKernel` counts the others' when they are asked for. */
export function countHotItems(itemCount: number, sessions: IndexedSessions, parameters: TrainingParameters): HotItems {
  const { postingOffsets } = sessions;
  const kernel = new TransitionKernel(itemCount);
  const together = new NeighbourCounter(itemCount, parameters.neighboursPerItem);
  const after = new NeighbourCounter(itemCount, parameters.neighboursPerItem);
  for (let item = 0; item < itemCount; item++) {
    if ((postingOffsets[item + 1] ?? 0) - (postingOffsets[item] ?? 0) > HOT_SESSIONS) {
      kernel.countTogether(sessions, together.scores, item, 0, 1);
      countAfter(sessions, after.scores, item, 0, 1);
    }
    together.endRow();
    after.endRow();
  }
  return { after: after.table(), together: together.table() };
}
