import type { TrainingParams } from "../../workflows/training.ts";
import type { GovernanceEnv } from "./env.ts";

/** The Cron trigger of the nightly training; `wrangler.toml` names the same. */
export const TRAINING_CRON = "17 3 * * *";

/** And of merging the latest sessions into the model that serves. */
export const REFRESH_CRON = "*/15 * * * *";

/** Starts one training a night, and a refresh a quarter of an hour: named by their time, so that a repeated trigger starts no second one. */
export async function startNightlyTraining(
  controller: ScheduledController,
  env: Pick<GovernanceEnv, "TRAINING">,
): Promise<void> {
  const time = new Date(controller.scheduledTime).toISOString();
  if (controller.cron === TRAINING_CRON) await startOnce(env, `nightly-${time.slice(0, 10)}`, { trigger: "cron" });
  if (controller.cron === REFRESH_CRON)
    await startOnce(env, `refresh-${time.slice(0, 16).replaceAll(":", "-")}`, { trigger: "cron", mode: "incremental" });
}

async function startOnce(env: Pick<GovernanceEnv, "TRAINING">, id: string, params: TrainingParams): Promise<void> {
  const running = await env.TRAINING.get(id).then(
    () => true,
    () => false,
  );
  if (!running) await env.TRAINING.create({ id, params });
}
