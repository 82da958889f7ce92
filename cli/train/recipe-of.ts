import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import type { Recipe } from "../../core/model/train.ts";
import { RANKER_DEFAULTS } from "../../core/ranker/learn-ranker.ts";

/** What the command line leaves open is the defaults', which were chosen on public data. */
export const recipeOf = (
  { plain, seed }: { readonly plain: boolean; readonly seed: number },
  categories: Recipe["categories"],
  maxClicks: number,
): Recipe => ({
  parameters: { ...DEFAULT_PARAMETERS, maxClicks },
  categories: categories === null || categories.size === 0 ? null : categories,
  ranker: plain ? null : { ...RANKER_DEFAULTS, seed },
});
