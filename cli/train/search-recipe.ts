import { availableParallelism } from "node:os";
import type { JsonObject } from "../../core/json.ts";
import { drawSettings, judgementOf, validationQuality, withSetting } from "../../core/model/search-space.ts";
import type { SessionLog } from "../../core/model/session-log.ts";
import type { Recipe, Trained } from "../../core/model/train.ts";
import { startProgress } from "../progress.ts";
import { PHASES_A_TRAINING, trainInWorker } from "./train-in-worker.ts";

/** Trainings at once: each takes a core, and several hundred MB for a million clicks. */
const TRAININGS_AT_ONCE = Math.min(2, availableParallelism());

export interface FoundRecipe {
  readonly recipe: Recipe;
  /** The best trial: trained on `past` by that recipe. */
  readonly trial: Trained;
  /** Every setting that was tried, the best first. */
  readonly trials: readonly JsonObject[];
}

interface Tried {
  readonly recipe: Recipe;
  readonly trained: Trained;
  readonly trial: JsonObject;
}

/**
 * Trains the recipe as it is and `search` drawn settings of it on `past`, and keeps what did best on the end of `past` that each
 * training holds out for itself. The clicks that the promotion gate asks for stay unseen: choosing does not flatter the candidate.
 */
export async function searchRecipe(
  { recipe, search, seed }: { readonly recipe: Recipe; readonly search: number; readonly seed: number },
  past: SessionLog,
): Promise<FoundRecipe> {
  const settings = [null, ...drawSettings(search, seed)];
  const progress = startProgress("Search", settings.length * PHASES_A_TRAINING);
  let phases = 0;
  let best: Tried | null = null;
  const tried: Tried[] = [];
  const next = settings.entries();
  const work = async () => {
    for (const [number, setting] of next) {
      const startedAt = performance.now();
      const own = setting === null ? recipe : withSetting(recipe, setting);
      const trained = await trainInWorker({ recipe: own, log: past }, () =>
        progress.update(phases++, `${tried.length} of ${settings.length} settings`),
      );
      const judgement = trained.ranking === null ? null : judgementOf(trained.ranking);
      const trial: JsonObject = {
        number,
        setting: setting === null ? "default" : { ...setting },
        chosen: trained.ranking?.chosen ?? null,
        hitRateAt20: judgement?.hitRateAt20 ?? null,
        mrrAt20: judgement?.mrrAt20 ?? null,
        bytes: trained.snapshot.byteLength,
        seconds: Math.round((performance.now() - startedAt) / 1_000),
      };
      const one: Tried = { recipe: own, trained, trial };
      // Only the best one's snapshot is kept.
      if (best === null || isBetter(one, best)) best = one;
      tried.push({ ...one, trained: { ...trained, snapshot: new ArrayBuffer(0) } });
    }
  };
  await Promise.all(Array.from({ length: TRAININGS_AT_ONCE }, work));
  const found = best as Tried | null;
  if (found === null) throw new Error("a search tried nothing");
  progress.finish(`${JSON.stringify(found.trial.setting)} of ${settings.length} settings`);
  const trials = tried.sort((a, b) => (isBetter(a, b) ? -1 : 1)).map(({ trial }) => trial);
  return { recipe: found.recipe, trial: found.trained, trials };
}

/** Of equals the one that was drawn first: which training ends first must not matter. */
function isBetter(one: Tried, other: Tried): boolean {
  const difference = validationQuality(one.trained.ranking) - validationQuality(other.trained.ranking);
  return difference === 0 ? Number(one.trial.number) < Number(other.trial.number) : difference > 0;
}
