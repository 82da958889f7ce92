import { ScoreTable } from "../score-table.ts";
import { candidatesOf, idsOf, newestKnown, type Strategy } from "../strategy.ts";

/** Newest different items of the trail that are looked at. */
const LAST_ITEMS = 4;
/** Each step back is worth this much of the one after it. */
const POSITION_DECAY = 0.5;

/**
 * Association rules of size two (AR): what the sessions that hold the trail's last items also hold, as a share of those
 * sessions. Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018, section 3.1.
 */
export const coVisitation: Strategy = ({ index, trail, limit }) => {
  if (index === null) return [];
  const items = newestKnown(index, trail, LAST_ITEMS);
  const table = new ScoreTable(Math.max(1, items.length));
  items.forEach((item, source) => {
    const weight = POSITION_DECAY ** item.distance / Math.max(1, index.popularity(item.index));
    const companions = index.coVisited(item.index);
    for (let at = 0; at < companions.items.length; at++) {
      table.add(companions.items[at] ?? 0, source, weight * (companions.weights[at] ?? 0));
    }
  });
  return candidatesOf(table, index, idsOf(items), limit);
};
