import type { WorkflowStep } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { LakeFile, LakePort } from "../adapters/lake/port.ts";
import { SNAPSHOT_MAX_BYTES } from "../adapters/model-store/port.ts";
import { createModelBlocks } from "../adapters/model-store/r2-model-blocks.ts";
import { createModelStore } from "../adapters/model-store/r2-model-store.ts";
import { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import type { Envelope } from "../core/events/envelope.ts";
import { ISOLATE_TRAINING_BYTES } from "../core/model/isolate-plan.ts";
import { DEFAULT_PARAMETERS } from "../core/model/parameters.ts";
import { readSnapshot } from "../core/model/snapshot-reader.ts";
import { WORKERD_KERNELS } from "../kernels/workerd-kernels.ts";
import { bindings } from "../test/workerd/bindings.ts";
import { runIncremental } from "./run-incremental.ts";
import { runTraining } from "./run-training.ts";

const models = createModelStore(bindings.MODELS);
const HOUR_MS = 3_600_000;
const FIRST_HOUR = Date.UTC(2026, 0, 1);
const SESSION_CLICKS = 3;

/** A lake that grows: a session of three views an hour, of which the hours before `hours` are there. */
class GrowingLake implements LakePort {
  hours: number;
  readonly filesRead: string[] = [];

  constructor(hours: number) {
    this.hours = hours;
  }

  write(): Promise<never> {
    return Promise.reject(new Error("training only reads"));
  }

  async open(): Promise<null> {
    return null;
  }

  async dates(after: string | null): Promise<readonly string[]> {
    const dates = Array.from({ length: this.hours }, (_, hour) => dateOf(hour));
    return [...new Set(dates)].filter((date) => after === null || date > after);
  }

  async files(date: string): Promise<readonly LakeFile[]> {
    return Array.from({ length: this.hours }, (_, hour) => hour)
      .filter((hour) => dateOf(hour) === date)
      .map((hour) => ({
        key: String(hour),
        type: "product_viewed",
        date,
        hour: hour % 24,
        events: SESSION_CLICKS,
        bytes: 1,
      }));
  }

  async *read(key: string): AsyncGenerator<Envelope> {
    this.filesRead.push(key);
    for (let step = 0; step < SESSION_CLICKS; step++) {
      yield {
        id: `${key}:${step}`,
        type: "product_viewed",
        source: "native",
        time: FIRST_HOUR + Number(key) * HOUR_MS + step * 1_000,
        received: 0,
        session: `session-${key}`,
        subject: null,
        channel: null,
        purposes: ["necessary", "model_training"],
        data: { product_id: `p${(Number(key) + step) % 30}` },
      };
    }
  }
}

const dateOf = (hour: number): string => new Date(FIRST_HOUR + hour * HOUR_MS).toISOString().slice(0, 10);
const step = {
  do: async (_name: string, _config: unknown, work: () => Promise<unknown>) => structuredClone(await work()),
} as unknown as Pick<WorkflowStep, "do">;

let trainings = 0;
const portsFor = (lake: LakePort) => ({
  lake,
  models,
  blocks: createModelBlocks(bindings.MODELS),
  snapshotMaxBytes: SNAPSHOT_MAX_BYTES,
  scratch: new R2TrainingScratch(bindings.MODELS, `incremental-${++trainings}`),
  categories: async () => null,
  kernels: WORKERD_KERNELS,
  learningBytes: ISOLATE_TRAINING_BYTES,
  now: () => FIRST_HOUR,
});
const startedAt = (minutes: number): number => FIRST_HOUR + minutes * 60_000;

async function trainWhole(lake: LakePort): Promise<string> {
  const run = { startedAt: startedAt(0), parameters: DEFAULT_PARAMETERS, ranking: "plain", force: true } as const;
  const outcome = await runTraining(run, step, portsFor(lake));
  if (outcome.outcome === "no_events") throw new Error("nothing to learn from");
  return outcome.version;
}

const bytesOf = async (version: string): Promise<ArrayBuffer> => (await models.load(version)) ?? new ArrayBuffer(0);

beforeEach(async () => {
  const { objects } = await bindings.MODELS.list();
  await bindings.MODELS.delete(objects.map(({ key }) => key));
});

describe("an incremental training", () => {
  it("adds the sessions since to the model that serves, reading the last day's hours alone, as if it was trained on all", async () => {
    const lake = new GrowingLake(72);
    const base = await trainWhole(lake);
    lake.hours = 80;
    lake.filesRead.length = 0;
    const outcome = await runIncremental(startedAt(15), step, portsFor(lake));
    expect(outcome).toMatchObject({ outcome: "promoted", reason: "refreshed", base, sessions: 80, clicks: 240 });
    expect(lake.filesRead.map(Number).sort((a, b) => a - b)[0]).toBeGreaterThanOrEqual(72 - 25);
    if (outcome.outcome !== "promoted") return expect.unreachable();
    expect((await models.active())?.version).toBe(outcome.version);
    expect((await models.describe(outcome.version))?.report).toMatchObject({ base, gate: { reason: "refreshed" } });
    const added = await bytesOf(outcome.version);
    const whole = await bytesOf(await trainWhole(lake));
    expect(new Uint8Array(added)).toEqual(new Uint8Array(whole));
  });

  it("does nothing where nothing happened since, and where nothing serves", async () => {
    const lake = new GrowingLake(30);
    expect(await runIncremental(startedAt(15), step, portsFor(lake))).toEqual({ outcome: "no_base" });
    const base = await trainWhole(lake);
    expect(await runIncremental(startedAt(30), step, portsFor(lake))).toEqual({ outcome: "no_news" });
    expect((await models.active())?.version).toBe(base);
    expect((await bindings.MODELS.list({ prefix: "training/" })).objects).toEqual([]);
  });

  it("lets a model serve on that was promoted meanwhile", async () => {
    const lake = new GrowingLake(30);
    await trainWhole(lake);
    lake.hours = 40;
    const ports = portsFor(lake);
    let other = "";
    const between = {
      do: async (name: string, config: unknown, work: () => Promise<unknown>) => {
        if (name === "promote") other = await trainWhole(new GrowingLake(20));
        return (step.do as (...args: unknown[]) => Promise<unknown>)(name, config, work);
      },
    } as unknown as Pick<WorkflowStep, "do">;
    expect(await runIncremental(startedAt(15), between, ports)).toEqual({ outcome: "superseded" });
    expect((await models.active())?.version).toBe(other);
  });

  it("keeps, of those before it, the last and the one that was trained whole", async () => {
    const lake = new GrowingLake(30);
    const kept = [await trainWhole(lake)];
    for (let round = 1; round <= 4; round++) {
      lake.hours += 2;
      const outcome = await runIncremental(startedAt(15 * round), step, portsFor(lake));
      if (outcome.outcome !== "promoted") return expect.unreachable();
      kept.push(outcome.version);
    }
    const versions = (await models.list(10)).map(({ version }) => version);
    expect(versions).toEqual([kept[4], kept[3], kept[0]]);
    expect(readSnapshot(await bytesOf(kept[3] ?? "")).ok).toBe(true);
  });
});
