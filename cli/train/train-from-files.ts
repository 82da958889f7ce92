import { ItemVocabulary } from "../../core/evaluation/item-vocabulary.ts";
import { sessionLogOf } from "../../core/evaluation/session-log-of.ts";
import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { readCategories } from "../evaluate/read-categories.ts";
import { readTraining } from "../evaluate/read-training.ts";
import type { Options } from "./options.ts";
import type { FinishedModel } from "./publish.ts";
import { recipeOf } from "./recipe-of.ts";
import { trainCandidate } from "./train-candidate.ts";

/** Trains on every click of a file, as `evaluate` reads it; nothing serves that the model could be compared with. */
export async function trainFromFiles(
  source: { readonly train: string; readonly categories: string | null },
  options: Pick<Options, "search" | "seed" | "plain">,
): Promise<FinishedModel> {
  const startedAt = performance.now();
  const categories = source.categories === null ? null : await readCategories(source.categories);
  const vocabulary = new ItemVocabulary();
  const clicks = await readTraining(source.train, vocabulary);
  const set = { log: clicks, vocabulary, categories: new Map<string, string>() };
  const log = sessionLogOf(set, DEFAULT_PARAMETERS.sessionMaxClicks);
  const maxClicks = Math.max(log.items.length, DEFAULT_PARAMETERS.maxClicks);
  return trainCandidate({
    log,
    recipe: recipeOf(options, categories, maxClicks),
    active: null,
    search: options.search,
    seed: options.seed,
    force: false,
    gatherMs: performance.now() - startedAt,
  });
}
