import type { Candidate } from "../answer.ts";
import type { Strategy } from "../strategy.ts";

/** Newest different items of the trail whose neighbours are looked at. */
const LAST_ITEMS = 3;
/** Each step back is worth this much of the one after it. */
const POSITION_DECAY = 0.5;

interface Similar {
  score: number;
  readonly because: string[];
}

/**
 * Products whose description or picture is like that of the trail's last items: nearest neighbours by vector, which the caller
 * has fetched. It needs no behaviour, so that new products and new shops have neighbours too.
 */
export const similarContent: Strategy = ({ trail, contentNeighbours, limit }) => {
  const items = [...new Set([...trail].reverse())].slice(0, LAST_ITEMS);
  const found = new Map<string, Similar>();
  items.forEach((context, distance) => {
    for (const neighbour of contentNeighbours(context) ?? []) {
      if (neighbour.item === context) continue;
      const similar = found.get(neighbour.item) ?? { score: 0, because: [] };
      similar.score += neighbour.score * POSITION_DECAY ** distance;
      similar.because.push(context);
      found.set(neighbour.item, similar);
    }
  });
  return [...found]
    .map(([item, similar]): Candidate => ({ item, ...similar }))
    .sort(byScoreThenId)
    .slice(0, limit);
};

const byScoreThenId = (a: Candidate, b: Candidate): number => b.score - a.score || (a.item < b.item ? -1 : 1);
