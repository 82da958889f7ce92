import * as z from "zod";
import { type ClickLog, sessionCountOf } from "../click-log.ts";
import type { Predictor } from "../predictor.ts";
import { RANKINGS } from "./item-scores.ts";
import { Rules } from "./rules.ts";

/** Named as in session-rec. */
export const AssociationRulesParameters = z.strictObject({
  /** Rules kept per item; 0 keeps all. */
  pruning: z.int().min(0).default(20),
  ranking: z.enum(RANKINGS).default("session-rec"),
});

/**
 * Association rules of size two, "AR" of session-rec (`algorithms/baselines/ar.py`): pairs of clicks of the same session, whatever
 * their distance, counted once for every pair. Kamehkhosh, Jannach and Ludewig, "A comparison of frequent pattern techniques and a
 * deep learning method for session-based recommendation", TempRec at RecSys 2017.
 */
export function associationRules(log: ClickLog, parameters: z.infer<typeof AssociationRulesParameters>): Predictor {
  const rules = new Rules(log.itemCount);
  for (let session = 0; session < sessionCountOf(log); session++) {
    const clicks = log.items.subarray(log.starts[session], log.starts[session + 1]);
    for (let next = 1; next < clicks.length; next++) {
      const item = clicks[next] ?? 0;
      for (let before = 0; before < next; before++) {
        const other = clicks[before] ?? 0;
        rules.add(item, other, 1);
        rules.add(other, item, 1);
      }
    }
  }
  rules.prune(parameters.pruning);
  return rules.predictor(parameters.ranking);
}
