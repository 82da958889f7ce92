import { ScoreTable } from "../score-table.ts";
import { candidatesOf, idsOf, newestKnown, type Strategy } from "../strategy.ts";

/** Newest different items of the trail that are looked at. */
const LAST_ITEMS = 4;
/** Each step back is worth this much of the one after it. */
const POSITION_DECAY = 0.3;

/**
 * Sequential rules (SR): what usually came after the trail's last items, nearer steps counting more.
 * Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018, section 3.1.
 */
export const sequentialRules: Strategy = ({ index, trail, limit }) => {
  if (index === null) return [];
  const items = newestKnown(index, trail, LAST_ITEMS);
  const table = new ScoreTable(Math.max(1, items.length));
  items.forEach((item, source) => {
    const weight = POSITION_DECAY ** item.distance / Math.max(1, index.popularity(item.index));
    const followers = index.followedBy(item.index);
    for (let at = 0; at < followers.items.length; at++) {
      table.add(followers.items[at] ?? 0, source, weight * (followers.weights[at] ?? 0));
    }
  });
  return candidatesOf(table, index, idsOf(items), limit);
};
