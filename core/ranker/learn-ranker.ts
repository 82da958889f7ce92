import { placeNewItems } from "../item-embedding/propagate.ts";
import { type ClickSessions, countSessions, cutBeforeCases, oldestSessions } from "./click-sessions.ts";
import type { Judgement } from "./judge-rankings.ts";
import { learnEmbedding, stagesFor, tabulated, withNewItems } from "./learn-embedding.ts";
import { learnWeights } from "./learn-weights.ts";
import type { LearnedModel } from "./learned-ranker.ts";
import type { RankerOptions } from "./ranker-options.ts";
import { buildTables } from "./ranker-tables.ts";
import { judgeRivals, type Rival } from "./rivals.ts";

export type { Judgement } from "./judge-rankings.ts";
export { RANKER_DEFAULTS, type RankerOptions, type RankerRecipe, type RankerSettings } from "./ranker-options.ts";

/** Share of the window's next clicks that is held out at most. */
const HELD_OUT_SHARE = 0.12;
/** Of a small shop more, until there are so many cases. */
const SMALL_HELD_OUT_SHARE = 0.4;
const SMALL_CASES = 1_000;

export interface Learned {
  readonly model: LearnedModel;
  /** Name of what serves. */
  readonly chosen: string;
  /** On held-out cases that nothing was learned from; empty where there were too few. */
  readonly judged: readonly Judgement[];
  /** Which of the options' rivals serves instead of the ranking; `null`: none foretold the held-out clicks better. */
  readonly rival: Rival | null;
}

/** Learns a shop's ranking from its sessions. `categories`: of each item, new ones too, `null` where they are not known. Deterministic. */
export function learnRanker(log: ClickSessions, categories: Uint32Array | null, options: RankerOptions): Learned {
  const report = options.progress ?? (() => undefined);
  const cases = Math.min(options.heldOutCases, casesToHold(log.items.length - countSessions(log)));
  report("embedding");
  const cut = cutBeforeCases(log, cases);
  const past = oldestSessions(log, cut);
  const trial = learnEmbedding(past, options, stagesFor(past, options), null);
  const ranking = learnWeights(
    log,
    cut,
    buildTables(
      past,
      categories?.subarray(0, log.itemCount) ?? null,
      tabulated(trial, options),
      options.sessionsPerItem,
    ),
    { ...options, progress: report },
  );
  report("rivals");
  const rivals = judgeRivals(options.rivals ?? [], log, cut, ranking.cases, ranking.judge);
  report("final embedding");
  if (trial !== null) placeNewItems(trial.vectors, trial.dimensions, past, log);
  const stages = trial === null ? options.embedding.stages : options.embedding.finalStages;
  const final = learnEmbedding(log, options, stages, trial);
  report("final tables");
  const newItems = options.newItems ?? 0;
  const roomy = { ...log, itemCount: log.itemCount + newItems };
  const tables = buildTables(
    roomy,
    categories,
    withNewItems(tabulated(final, options), newItems),
    options.sessionsPerItem,
  );
  return {
    model: { tables, weights: ranking.weights },
    chosen: rivals.best?.name ?? ranking.chosen,
    judged: [...ranking.judged, ...rivals.judged.slice(1)],
    rival: rivals.best,
  };
}

const casesToHold = (nextClicks: number): number =>
  Math.floor(Math.max(nextClicks * HELD_OUT_SHARE, Math.min(nextClicks * SMALL_HELD_OUT_SHARE, SMALL_CASES)));
