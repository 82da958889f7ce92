import { introspectWorkflowInstance } from "cloudflare:test";
import type { WorkflowStep } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createLake } from "../adapters/lake/r2-lake.ts";
import { createLakeUpkeep } from "../adapters/lake/r2-lake-upkeep.ts";
import { contractOf } from "../core/contracts/catalogue.ts";
import type { Envelope } from "../core/events/envelope.ts";
import { COMPACTION_SETTLE_MS } from "../core/lake/plan-compaction.ts";
import type { LakePartition } from "../durable-objects/lake-partition.ts";
import { bindings } from "../test/workerd/bindings.ts";
import { LAKE_GRACE_MS, type LakeUpkeepOutcome, runLakeUpkeep } from "./run-lake-upkeep.ts";

const partitions = bindings.LAKE_PARTITION as unknown as DurableObjectNamespace<LakePartition>;
const schemaFor = (type: string) => contractOf(type)?.avro ?? null;
const lake = createLake(bindings.LAKE, partitions, schemaFor);
const upkeep = createLakeUpkeep(bindings.LAKE, partitions, { schemaFor, retentionDays: () => 10_000 });
const MEASURE_TIMEOUT_MS = 60_000;
const EVENTS = 12_000;
/** Events of one write: what a consumer's batch of 20 messages holds under load is more, in quiet hours less. */
const EVENTS_A_WRITE = 200;

/** Random, as pseudonyms are; six sessions go on at a time, with five events each. */
const pseudonyms = Array.from({ length: EVENTS }, () => crypto.randomUUID().slice(0, 22));

const event = (at: number, time: number): Envelope => ({
  id: crypto.randomUUID(),
  type: at % 4 === 0 ? "page_viewed" : "product_viewed",
  source: "native",
  time,
  received: time + 250,
  session: pseudonyms[Math.floor(at / 30) * 6 + (at % 6)] ?? "",
  subject: null,
  channel: "web",
  purposes: ["necessary", "analytics", "personalization", "model_training"],
  data: at % 4 === 0 ? { path: `/c/${at % 30}` } : { product_id: `B-${(at * 13) % 5_000}`, price: (at % 90) + 0.99 },
});

const idsOf = async (date: string) => {
  const ids: string[] = [];
  for (const { key } of await lake.files(date)) for await (const { id } of lake.read(key)) ids.push(id);
  return ids.sort();
};
const sizeOf = async (date: string) => {
  const files = await lake.files(date);
  return { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
};
const direct = { do: (_: string, __: unknown, work: () => Promise<unknown>) => work() } as unknown as Pick<
  WorkflowStep,
  "do"
>;

describe("the upkeep of the lake", () => {
  it(
    "makes few files of many, with every event once, in less than two thirds of the bytes",
    async () => {
      const date = "2026-06-01";
      const events = Array.from({ length: EVENTS }, (_, at) => event(at, Date.parse(date) + at * 600));
      for (let start = 0; start < EVENTS; start += EVENTS_A_WRITE)
        await lake.write(events.slice(start, start + EVENTS_A_WRITE));
      const before = await sizeOf(date);
      const startedAt = Date.now() + COMPACTION_SETTLE_MS + 1;
      const ports = { lake, upkeep, expireBadEvents: async () => [] };
      const outcome = await runLakeUpkeep({ startedAt, daily: true }, direct, ports);
      const after = await sizeOf(date);
      expect(outcome).toMatchObject({ failedMerges: 0, duplicates: 0, complete: true, bytesAfter: after.bytes });
      expect(await idsOf(date)).toEqual(events.map(({ id }) => id).sort());
      expect(after.files).toBe(4);
      expect(after.bytes).toBeLessThan((before.bytes * 2) / 3);

      const later = { startedAt: Date.now() + LAKE_GRACE_MS + 60_000, daily: true };
      const second = await runLakeUpkeep(later, direct, ports);
      expect(second).toMatchObject({ merges: 0, filesDeleted: before.files });
      const { objects } = await bindings.LAKE.list({ prefix: "events/type=product_viewed/date=2026-06-01/" });
      expect(objects).toHaveLength(2);
      expect(await idsOf(date)).toHaveLength(EVENTS);
    },
    MEASURE_TIMEOUT_MS,
  );

  it("goes through every date, also where each has more to do than a step may", async () => {
    const dates = ["2026-06-10", "2026-06-11", "2026-06-12"];
    for (const date of dates)
      for (let copy = 0; copy < 2; copy++)
        await lake.write(Array.from({ length: 24 }, (_, hour) => event(1, Date.parse(date) + hour * 3_600_000)));
    const names: string[] = [];
    const step = {
      do: (name: string, _: unknown, work: () => Promise<unknown>) => {
        names.push(name);
        return work();
      },
    } as unknown as Pick<WorkflowStep, "do">;
    const startedAt = Date.now() + COMPACTION_SETTLE_MS + 1;
    const outcome = await runLakeUpkeep({ startedAt, daily: false }, step, {
      lake,
      upkeep,
      expireBadEvents: () => Promise.reject(new Error("only daily")),
    });
    expect(outcome).toMatchObject({ merges: 72, complete: true });
    expect(new Set(names).size).toBe(names.length);
    for (const date of dates) expect(await sizeOf(date)).toMatchObject({ files: 24 });
  });

  it("runs as a workflow on the platform", async () => {
    await using instance = await introspectWorkflowInstance(bindings.LAKE_UPKEEP, "upkeep-test");
    await bindings.LAKE_UPKEEP.create({ id: "upkeep-test", params: { daily: true } });
    await instance.waitForStatus("complete");
    const outcome = (await instance.getOutput()) as LakeUpkeepOutcome;
    expect(outcome).toMatchObject({ complete: true, failedMerges: 0, badEventDatesExpired: [] });
  });
});
