import { introspectWorkflowInstance } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createLake } from "../adapters/lake/r2-lake.ts";
import { createModelStore } from "../adapters/model-store/r2-model-store.ts";
import type { Envelope } from "../core/events/envelope.ts";
import { readSnapshot } from "../core/model/snapshot-reader.ts";
import type { LakePartition } from "../durable-objects/lake-partition.ts";
import { bindings } from "../test/workerd/bindings.ts";

const partitions = bindings.LAKE_PARTITION as unknown as DurableObjectNamespace<LakePartition>;
const lake = createLake(bindings.LAKE, partitions, () => null);
const models = createModelStore(bindings.MODELS);
const START = Date.UTC(2026, 10, 20, 22);
const HOUR_MS = 3_600_000;

/** 40 sessions, an hour apart, over three days: each views "a", then "b", then one of its own. */
const history: readonly Envelope[] = Array.from({ length: 120 }, (_, at) => {
  const session = Math.floor(at / 3);
  const step = at % 3;
  return {
    id: `event-${at}`,
    type: step === 2 ? "product_added" : "product_viewed",
    source: "native",
    time: START + session * HOUR_MS + step * 1_000,
    received: START,
    session: `session-${session}`,
    subject: null,
    channel: null,
    purposes: session === 0 ? ["necessary"] : ["necessary", "model_training"],
    data: { product_id: step === 0 ? "a" : step === 1 ? "b" : `own-${session}` },
  };
});

async function runToEnd(id: string): Promise<unknown> {
  await using instance = await introspectWorkflowInstance(bindings.TRAINING, id);
  await bindings.TRAINING.create({ id, params: { trigger: "api" } });
  await instance.waitForStatus("complete");
  return instance.getOutput();
}

describe("the training workflow", () => {
  it("says so where the lake is empty, and promotes nothing", async () => {
    expect(await runToEnd("empty-lake")).toEqual({ outcome: "no_events" });
    expect(await models.active()).toBeNull();
  });

  it("learns a model from the lake, lets it serve and leaves nothing else behind", async () => {
    await lake.write(history);
    const output = await runToEnd("first-model");
    expect(output).toMatchObject({ outcome: "promoted", sessions: 39, clicks: 117, items: 41 });
    const active = await models.active();
    expect(output).toMatchObject({ version: active?.version });
    const [described] = await models.list(1);
    expect(described?.report).toMatchObject({
      window: { from: "2026-11-20T23:00:00.000Z" },
      counts: { items: 41, sessions: 39, clicks: 117 },
      evaluation: { sessions: 1, cases: 2 },
    });
    const read = readSnapshot((await models.load(active?.version ?? "")) ?? new ArrayBuffer(0));
    if (!read.ok) throw new Error(read.reason.code);
    expect(read.value.popularity(read.value.indexOf("a"))).toBe(39);
    // Session 0 never allowed model_training.
    expect(read.value.indexOf("own-0")).toBe(-1);
    const left = await bindings.MODELS.list({ prefix: "training/" });
    expect(left.objects).toEqual([]);
  });

  it("learns the same again from the same lake", async () => {
    const [before] = await models.list(1);
    await runToEnd("second-model");
    const [after] = await models.list(1);
    expect(after?.version.split("-")[1]).toBe(before?.version.split("-")[1]);
  });
});
