import { describe, expect, it } from "vitest";
import type { LakeUpkeepParams } from "../../workflows/lake-upkeep.ts";
import { LAKE_UPKEEP_CRON, startLakeUpkeep } from "./start-lake-upkeep.ts";

/** A workflow that remembers its instances. */
function workflow() {
  const instances = new Map<string, LakeUpkeepParams | undefined>();
  const LAKE_UPKEEP = {
    get: async (id: string) => {
      if (!instances.has(id)) throw new Error("instance.not_found");
    },
    create: async ({ id, params }: { id: string; params?: LakeUpkeepParams }) => void instances.set(id, params),
  } as unknown as Workflow<LakeUpkeepParams>;
  return { env: { LAKE_UPKEEP }, instances };
}

describe("the upkeep's hour", () => {
  it("starts one run, however often it is announced, and once a day the daily work too", async () => {
    const { env, instances } = workflow();
    for (const hour of ["03", "03", "04"])
      await startLakeUpkeep({ cron: LAKE_UPKEEP_CRON, scheduledTime: Date.parse(`2026-06-01T${hour}:41:00Z`) }, env);
    expect([...instances]).toEqual([
      ["upkeep-2026-06-01-03", { daily: false }],
      ["upkeep-2026-06-01-04", { daily: true }],
    ]);
  });

  it("is no other trigger's", async () => {
    const { env, instances } = workflow();
    await startLakeUpkeep({ cron: "* * * * *", scheduledTime: 0 }, env);
    expect(instances.size).toBe(0);
  });
});
