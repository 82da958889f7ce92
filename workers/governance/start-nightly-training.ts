import type { GovernanceEnv } from "./env.ts";

/** The Cron trigger of the nightly training; `wrangler.toml` names the same. */
export const TRAINING_CRON = "17 3 * * *";

/** Starts one training a night: the instance is named by the day, so that a repeated trigger starts no second one. */
export async function startNightlyTraining(
  controller: ScheduledController,
  env: Pick<GovernanceEnv, "TRAINING">,
): Promise<void> {
  if (controller.cron !== TRAINING_CRON) return;
  const day = new Date(controller.scheduledTime).toISOString().slice(0, 10);
  const id = `nightly-${day}`;
  const running = await env.TRAINING.get(id).then(
    () => true,
    () => false,
  );
  if (!running) await env.TRAINING.create({ id, params: { trigger: "cron" } });
}
