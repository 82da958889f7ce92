import { kernelsOf, LAST_ITEMS_MAX } from "../kernels.ts";
import { candidatesOf, type Strategy } from "../strategy.ts";

/** Each step back is worth this much of the one after it. */
const POSITION_DECAY = 0.5;

/**
 * Association rules of size two (AR): what the sessions that hold the trail's last items also hold, as a share of those
 * sessions. Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018, section 3.1.
 */
export const coVisitation: Strategy = ({ index, known, limit }) => {
  if (index === null || known.newest.length === 0) return [];
  const { transitions, together: scores } = kernelsOf(index);
  const items = known.newest.slice(0, LAST_ITEMS_MAX);
  scores.clear();
  items.forEach(({ index: item, distance }, source) => {
    transitions.addTogether(
      index,
      scores,
      item,
      source,
      POSITION_DECAY ** distance / Math.max(1, index.popularity(item)),
    );
  });
  return candidatesOf(scores, index, items, limit);
};
