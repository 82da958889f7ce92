import type { InteractionIndex } from "../../core/recommend/index-port.ts";
import { kernelsOf } from "../../core/recommend/kernels.ts";
import { knownTrail } from "../../core/recommend/trail.ts";

/** Session neighbours alone, or the whole learned ensemble. */
const KERNELS = ["neighbours", "ensemble"] as const;
export type KernelName = (typeof KERNELS)[number];
export const isKernelName = (name: string): name is KernelName => KERNELS.includes(name as KernelName);

/** Items of a prediction. */
const LIMIT = 20;

/** One prediction as an answer makes it: from item ids to the 20 best item numbers; answers how many there are. */
export function predictorOf(kernel: KernelName, index: InteractionIndex): (prefix: readonly string[]) => number {
  if (kernel === "neighbours") {
    const { neighbours } = kernelsOf(index);
    return (prefix) => {
      neighbours.ask(index, knownTrail(index, prefix).newest);
      return neighbours.scores.top(LIMIT);
    };
  }
  const ranking = index.learned?.() ?? null;
  if (ranking === null) throw new Error("the model has no learned ranking");
  return (prefix) => ranking.rank(knownTrail(index, prefix).clicks, LIMIT);
}
