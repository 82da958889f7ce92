import { setTimeout as sleep } from "node:timers/promises";
import type { PlatformClient } from "../platform-client.ts";
import { startProgress } from "../progress.ts";

/** How long a training of the demonstration may take, in milliseconds. */
const TRAINING_TIMEOUT_MS = 120_000;

interface Models {
  readonly active: { readonly version: string } | null;
}

interface Training {
  readonly id: string;
  readonly status: string;
  readonly outcome: unknown;
}

/**
 * Trains where no model serves yet, and waits until one does. Without a learned ranking: one local process serves everything, and
 * would stand still for the minute that learning takes; `npm run cli -- train` learns it beside.
 */
export async function trainModel(client: PlatformClient, events: number): Promise<void> {
  const progress = startProgress("Model", TRAINING_TIMEOUT_MS);
  const { active } = await client.get<Models>("/v1/models");
  if (active !== null) {
    progress.finish(`${active.version} serves`);
    return;
  }
  const started = await client.post<Training>("/v1/models/trainings", { ranking: "plain" });
  const startedAt = performance.now();
  while (performance.now() - startedAt < TRAINING_TIMEOUT_MS) {
    const training = await client.get<Training>(`/v1/models/trainings/${started.id}`);
    if (training.status === "complete") {
      const models = await client.get<Models>("/v1/models");
      if (models.active === null)
        throw new Error(`training ended without a model: ${JSON.stringify(training.outcome)}`);
      progress.finish(`${models.active.version} trained on ${events.toLocaleString("en")} clicks`);
      return;
    }
    if (training.status === "errored" || training.status === "terminated")
      throw new Error(`training ${training.status}: ${JSON.stringify(training.outcome)}`);
    progress.update(performance.now() - startedAt, training.status);
    await sleep(250);
  }
  throw new Error(`training did not end within ${TRAINING_TIMEOUT_MS / 1000} s`);
}
