import { DEFAULT_PARAMETERS } from "../../core/model/parameters.ts";
import { InputError } from "../evaluate/input-error.ts";
import { mustAnswer } from "../open-platform.ts";
import { platformClient } from "../platform-client.ts";
import { activeModel } from "./active-model.ts";
import { catalogCategories } from "./catalog-categories.ts";
import type { Options } from "./options.ts";
import { platformToken } from "./platform-token.ts";
import { type FinishedModel, publish } from "./publish.ts";
import { readLake } from "./read-lake.ts";
import { recipeOf } from "./recipe-of.ts";
import { trainCandidate } from "./train-candidate.ts";
import { trainIncrementally } from "./train-incrementally.ts";

interface PlatformSource {
  readonly url: string;
  readonly token: string | null;
  readonly maxClicks: number;
  readonly force: boolean;
  readonly incremental: boolean;
}

/** Trains on a running platform's lake and catalog, stores the model there and, where it is not worse, lets it serve. */
export async function trainPlatform(
  { url, token, maxClicks, force, incremental }: PlatformSource,
  options: Pick<Options, "search" | "seed" | "plain">,
): Promise<FinishedModel> {
  await mustAnswer(url);
  const client = platformClient(url, await platformToken(url, token));
  const startedAt = Date.now();
  try {
    const active = await activeModel(client);
    if (incremental) return await trainIncrementally(client, active, startedAt);
    const categories = options.plain ? null : await catalogCategories(client);
    const log = await readLake(client, { ...DEFAULT_PARAMETERS, maxClicks });
    if (log.items.length === 0)
      throw new InputError(
        `${url} has no clicks to learn from: send events, or import history with POST /v1/events/import; only those whose person allows model_training count.`,
      );
    const candidate = await trainCandidate({
      log,
      recipe: recipeOf(options, categories, maxClicks),
      active,
      search: options.search,
      seed: options.seed,
      force,
      gatherMs: Date.now() - startedAt,
    });
    await publish(client, candidate, log, startedAt);
    return candidate;
  } catch (error) {
    throw explained(error);
  }
}

/** A refused token is the person's to mend; everything else stays what it is. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (/failed: 401 /.test(error.message))
    return new InputError(
      "The token is not accepted: get a fresh one (locally: npm run -s cli -- token --role engineer).",
    );
  if (/failed: 403 /.test(error.message))
    return new InputError("The token may not do this: training needs the role engineer or admin.");
  return / failed: /.test(error.message) ? new InputError(error.message) : error;
}
