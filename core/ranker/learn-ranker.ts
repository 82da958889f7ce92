import { placeNewItems } from "../item-embedding/propagate.ts";
import { type ClickSessions, countSessions, cutBeforeCases, oldestSessions } from "./click-sessions.ts";
import type { Judgement } from "./judge-rankings.ts";
import { learnEmbedding, stagesFor, tabulated } from "./learn-embedding.ts";
import { learnWeights } from "./learn-weights.ts";
import { type LearnedModel, rankFusion } from "./learned-ranker.ts";
import type { RankerOptions } from "./ranker-options.ts";
import { buildTables } from "./ranker-tables.ts";

export type { Judgement } from "./judge-rankings.ts";
export { RANKER_DEFAULTS, type RankerOptions, type RankerRecipe, type RankerSettings } from "./ranker-options.ts";

/** Share of the window's next clicks that is held out at most. */
const HELD_OUT_SHARE = 0.12;
/** Fewer cases than this teach nothing that plain rank fusion does not know. */
const CASES_MIN = 200;

export interface Learned {
  readonly model: LearnedModel;
  /** Name of what serves. */
  readonly chosen: string;
  /** On held-out cases that nothing was learned from; empty where there were too few. */
  readonly judged: readonly Judgement[];
}

/** Learns a shop's ranking from its sessions. `categories`: of each item, `null` where they are not known. Deterministic. */
export function learnRanker(log: ClickSessions, categories: Uint32Array | null, options: RankerOptions): Learned {
  const report = options.progress ?? (() => undefined);
  const cases = Math.min(options.heldOutCases, Math.floor((log.items.length - countSessions(log)) * HELD_OUT_SHARE));
  report("embedding");
  const cut = cutBeforeCases(log, cases);
  const past = oldestSessions(log, cut);
  const trial = learnEmbedding(past, options, stagesFor(past, options), null);
  const ranking =
    cases < CASES_MIN
      ? { weights: rankFusion(), chosen: "rank fusion", judged: [] }
      : learnWeights(log, cut, buildTables(past, categories, tabulated(trial, options), options.sessionsPerItem), {
          ...options,
          progress: report,
        });
  report("final embedding");
  if (trial !== null) placeNewItems(trial.vectors, trial.dimensions, past, log);
  const stages = trial === null ? options.embedding.stages : options.embedding.finalStages;
  const final = learnEmbedding(log, options, stages, trial);
  report("final tables");
  const tables = buildTables(log, categories, tabulated(final, options), options.sessionsPerItem);
  return { model: { tables, weights: ranking.weights }, chosen: ranking.chosen, judged: ranking.judged };
}
