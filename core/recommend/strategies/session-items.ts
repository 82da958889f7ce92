import type { Strategy } from "../strategy.ts";

/** The session's own items, the newest first: for shops where people mostly go back. Those that left the catalog are no evidence. */
export const sessionItems: Strategy = ({ catalog, trail, limit }) => {
  const newest = [...new Set(trail.toReversed())].filter((item) => catalog.facts(item) !== null).slice(0, limit);
  return newest.map((item, place) => ({ item, score: 1 / (1 + place), because: [item] }));
};
