import * as z from "zod";
import { type ClickLog, sessionCountOf } from "../click-log.ts";
import type { Predictor } from "../predictor.ts";
import { RANKINGS } from "./item-scores.ts";
import { Rules } from "./rules.ts";

/** What a rule is worth at a distance of so many steps. */
const WEIGHTINGS = {
  linear: (steps: number): number => (steps <= 100 ? 1 - 0.1 * steps : 0),
  same: (): number => 1,
  div: (steps: number): number => 1 / steps,
  log: (steps: number): number => 1 / Math.log10(steps + 1.7),
  quadratic: (steps: number): number => 1 / (steps * steps),
} as const;

/** Named as in session-rec. */
export const SequentialRulesParameters = z.strictObject({
  steps: z.int().min(1).default(10),
  weighting: z.enum(["linear", "same", "div", "log", "quadratic"]).default("div"),
  /** Rules kept per item; 0 keeps all. */
  pruning: z.int().min(0).default(20),
  ranking: z.enum(RANKINGS).default("session-rec"),
});

/**
 * Sequential rules, "SR" of session-rec (`algorithms/baselines/sr.py`): what came after an item within so many steps, weighted by
 * the distance. Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 28, 2018.
 */
export function sequentialRules(log: ClickLog, parameters: z.infer<typeof SequentialRulesParameters>): Predictor {
  const rules = new Rules(log.itemCount);
  const weight = WEIGHTINGS[parameters.weighting];
  for (let session = 0; session < sessionCountOf(log); session++) {
    const clicks = log.items.subarray(log.starts[session], log.starts[session + 1]);
    for (let next = 1; next < clicks.length; next++) {
      const reach = Math.min(parameters.steps, next);
      for (let steps = 1; steps <= reach; steps++)
        rules.add(clicks[next - steps] ?? 0, clicks[next] ?? 0, weight(steps));
    }
  }
  rules.prune(parameters.pruning);
  return rules.predictor(parameters.ranking);
}
