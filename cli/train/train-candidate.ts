import { forced, nothingToCompare } from "../../core/model/gate.ts";
import { type ActiveModelFacts, type JudgedCandidate, judgeCandidate } from "../../core/model/judge-candidate.ts";
import { judgementOf } from "../../core/model/search-space.ts";
import type { SessionLog } from "../../core/model/session-log.ts";
import { readSnapshot } from "../../core/model/snapshot-reader.ts";
import type { Recipe, Trained } from "../../core/model/train.ts";
import { trainingReport } from "../../core/model/training-report.ts";
import { type ValidationCut, validationCut } from "../../core/model/validation-cut.ts";
import { startProgress } from "../progress.ts";
import type { FinishedModel } from "./publish.ts";
import { searchRecipe } from "./search-recipe.ts";
import { PHASES_A_TRAINING, trainInWorker } from "./train-in-worker.ts";

export interface CandidatePlan {
  readonly log: SessionLog;
  readonly recipe: Recipe;
  readonly active: ActiveModelFacts | null;
  /** Settings to try beside the recipe's own. */
  readonly search: number;
  readonly seed: number;
  readonly force: boolean;
  /** Milliseconds that reading took. */
  readonly gatherMs: number;
}

/**
 * Trains the candidate, and, at the same time on a second core, the trial model that is judged in its place: the same recipe on
 * what is older than the validation cut. A search's best trial is that model already.
 */
export async function trainCandidate(plan: CandidatePlan): Promise<FinishedModel> {
  const { log, active, search } = plan;
  const cut = validationCut(log, active?.until ?? null);
  const startedAt = performance.now();
  const found = search === 0 ? null : await searchRecipe(plan, cut?.past ?? log);
  const searchedAt = performance.now();
  const recipe = found?.recipe ?? plan.recipe;

  const trainings = found === null && cut !== null ? 2 : 1;
  const progress = startProgress("Training", trainings * PHASES_A_TRAINING);
  let phases = 0;
  const onPhase = (phase: string) => progress.update(phases++, phase);
  const [trained, trial] = await Promise.all([
    trainInWorker({ recipe, log }, onPhase),
    found?.trial ?? (cut === null ? null : trainInWorker({ recipe, log: cut.past }, onPhase)),
  ]);
  progress.finish(summaryOf(trained));
  const trainedAt = performance.now();

  const judged = judge(cut, trial, active);
  const verdict = plan.force ? forced(judged.verdict) : judged.verdict;
  const report = trainingReport(log, {
    trainer: "cli",
    recipe,
    ranking: trained.ranking,
    evaluation: judged.evaluation,
    gate: verdict,
    trials: found?.trials ?? null,
    bytes: trained.snapshot.byteLength,
    durations: {
      gather: Math.round(plan.gatherMs),
      search: Math.round(searchedAt - startedAt),
      train: Math.round(trainedAt - searchedAt),
      evaluate: Math.round(performance.now() - trainedAt),
    },
  });
  return { snapshot: trained.snapshot, report, verdict };
}

function judge(cut: ValidationCut | null, trial: Trained | null, active: ActiveModelFacts | null): JudgedCandidate {
  if (cut === null || trial === null) return { evaluation: null, verdict: nothingToCompare(active?.version ?? null) };
  const opened = readSnapshot(trial.snapshot);
  if (!opened.ok) throw new Error(`the trial model cannot be opened: ${opened.reason.code}`);
  const progress = startProgress("Judging", 1);
  const judged = judgeCandidate(opened.value, cut, active);
  progress.finish(`${(judged.evaluation?.cases ?? 0).toLocaleString("en")} held-out clicks`);
  return judged;
}

function summaryOf({ ranking }: Trained): string {
  if (ranking === null) return "without a learned ranking";
  const judgement = judgementOf(ranking);
  return judgement === null
    ? ranking.chosen
    : `${ranking.chosen}: HR@20 ${percent(judgement.hitRateAt20)}, MRR@20 ${percent(judgement.mrrAt20)}`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
