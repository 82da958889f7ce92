import type { InteractionIndex } from "./index-port.ts";
import { ItemScores } from "./item-scores.ts";
import { NeighbourKernel } from "./neighbour-kernel.ts";
import { TransitionKernel } from "./transition-kernel.ts";

/** Newest different items of a trail, and of a cart, whose transitions are added up. */
export const LAST_ITEMS_MAX = 4;
export const CART_ITEMS_MAX = 20;

/** The kernels of one model: their scratch arrays are as large as its catalog and are made once. */
export interface Kernels {
  readonly neighbours: NeighbourKernel;
  readonly transitions: TransitionKernel;
  /** A table for each strategy that adds transitions up: an answer may hold candidates of all of them. */
  readonly after: ItemScores;
  readonly together: ItemScores;
  readonly withCart: ItemScores;
  readonly evidence: ItemScores;
}

const made = new WeakMap<InteractionIndex, Kernels>();

export function kernelsOf(index: InteractionIndex): Kernels {
  const known = made.get(index);
  if (known !== undefined) return known;
  const kernels = {
    neighbours: new NeighbourKernel(index),
    transitions: new TransitionKernel(index.itemCount),
    after: new ItemScores(index.itemCount, LAST_ITEMS_MAX),
    together: new ItemScores(index.itemCount, LAST_ITEMS_MAX),
    evidence: new ItemScores(index.itemCount, LAST_ITEMS_MAX),
    withCart: new ItemScores(index.itemCount, CART_ITEMS_MAX),
  };
  made.set(index, kernels);
  return kernels;
}
