import type { LakeUpkeepParams } from "../../workflows/lake-upkeep.ts";

/** The Cron trigger of the lake's upkeep; `wrangler.toml` names the same. */
export const LAKE_UPKEEP_CRON = "41 * * * *";
/** The hour (UTC) whose run also does the daily work. */
const DAILY_HOUR = 4;

/** Starts one run an hour: the instance is named by the hour, so that a repeated trigger starts no second one. */
export async function startLakeUpkeep(
  controller: Pick<ScheduledController, "cron" | "scheduledTime">,
  env: { readonly LAKE_UPKEEP: Workflow<LakeUpkeepParams> },
): Promise<void> {
  if (controller.cron !== LAKE_UPKEEP_CRON) return;
  const hour = new Date(controller.scheduledTime).toISOString().slice(0, 13);
  const id = `upkeep-${hour.replace("T", "-")}`;
  const running = await env.LAKE_UPKEEP.get(id).then(
    () => true,
    () => false,
  );
  if (running) return;
  await env.LAKE_UPKEEP.create({
    id,
    params: { daily: new Date(controller.scheduledTime).getUTCHours() === DAILY_HOUR },
  });
}
