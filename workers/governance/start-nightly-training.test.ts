import { expect, it } from "vitest";
import type { TrainingParams } from "../../workflows/training.ts";
import type { GovernanceEnv } from "./env.ts";
import { REFRESH_CRON, startNightlyTraining, TRAINING_CRON } from "./start-nightly-training.ts";

/** A Workflow that remembers what was started under which name. */
function trainingsOf() {
  const started = new Map<string, TrainingParams | undefined>();
  const TRAINING: Pick<GovernanceEnv["TRAINING"], "get" | "create"> = {
    get: async (id) => (started.has(id) ? ({ id } as WorkflowInstance) : Promise.reject(new Error("no such instance"))),
    create: async (options) => {
      started.set(options?.id ?? "", options?.params);
      return { id: options?.id } as WorkflowInstance;
    },
  };
  return { started, env: { TRAINING } as Pick<GovernanceEnv, "TRAINING"> };
}

const at = (cron: string, time: string): ScheduledController =>
  ({ cron, scheduledTime: Date.parse(time), noRetry: () => undefined }) as ScheduledController;

it("a night starts one whole training, a quarter of an hour one refresh, another trigger nothing, however often", async () => {
  const { started, env } = trainingsOf();
  for (let time = 0; time < 2; time++) {
    await startNightlyTraining(at(TRAINING_CRON, "2026-01-02T03:17:00Z"), env);
    await startNightlyTraining(at(REFRESH_CRON, "2026-01-02T03:15:00Z"), env);
    await startNightlyTraining(at(REFRESH_CRON, "2026-01-02T03:30:00Z"), env);
    await startNightlyTraining(at("41 * * * *", "2026-01-02T03:41:00Z"), env);
  }
  expect([...started]).toEqual([
    ["nightly-2026-01-02", { trigger: "cron" }],
    ["refresh-2026-01-02T03-15", { trigger: "cron", mode: "incremental" }],
    ["refresh-2026-01-02T03-30", { trigger: "cron", mode: "incremental" }],
  ]);
});
