import { addRepeats } from "../add-repeats.ts";
import { kernelsOf, LAST_ITEMS_MAX } from "../kernels.ts";
import { candidatesOf, type Strategy } from "../strategy.ts";

/** Each step back is worth this much of the one after it. */
const POSITION_DECAY = 0.3;

/**
 * Sequential rules (SR): what usually came after the trail's last items, nearer steps counting more.
 * Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018, section 3.1.
 */
export const sequentialRules: Strategy = ({ index, known, limit }) => {
  if (index === null || known.newest.length === 0) return [];
  const { transitions, after: scores } = kernelsOf(index);
  const items = known.newest.slice(0, LAST_ITEMS_MAX);
  scores.clear();
  items.forEach((item, source) => {
    transitions.addAfter(
      index,
      scores,
      item.index,
      source,
      POSITION_DECAY ** item.distance / Math.max(1, index.popularity(item.index)),
    );
  });
  addRepeats(scores, index, items);
  return candidatesOf(scores, index, items, limit);
};
