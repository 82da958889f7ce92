import { kernelsOf } from "../kernels.ts";
import { NEIGHBOUR_DEFAULTS } from "../neighbour-kernel.ts";
import { candidatesOf, type Strategy } from "../strategy.ts";

/** What the sessions most like this one held: see `NeighbourKernel`. */
export const sessionNeighbours: Strategy = ({ index, known, limit }) => {
  if (index === null || known.newest.length === 0) return [];
  const { neighbours } = kernelsOf(index);
  neighbours.ask(index, known.newest);
  return candidatesOf(neighbours.scores, index, known.newest.slice(0, NEIGHBOUR_DEFAULTS.items), limit);
};
