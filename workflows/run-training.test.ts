import type { WorkflowStep } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { LakeFile, LakePort } from "../adapters/lake/port.ts";
import { type ModelStorePort, SNAPSHOT_MAX_BYTES } from "../adapters/model-store/port.ts";
import { createModelBlocks } from "../adapters/model-store/r2-model-blocks.ts";
import { createModelStore } from "../adapters/model-store/r2-model-store.ts";
import { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import { readDirectory } from "../core/blocks/block-directory.ts";
import type { Envelope } from "../core/events/envelope.ts";
import { ISOLATE_TRAINING_BYTES } from "../core/model/isolate-plan.ts";
import { DEFAULT_PARAMETERS } from "../core/model/parameters.ts";
import { readSessionLog } from "../core/model/session-log-file.ts";
import { readSnapshot } from "../core/model/snapshot-reader.ts";
import { WORKERD_KERNELS } from "../kernels/workerd-kernels.ts";
import { bindings } from "../test/workerd/bindings.ts";
import { runTraining, type TrainingRun } from "./run-training.ts";

const models = createModelStore(bindings.MODELS);
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 1);

/** A lake of `days` days with `perDay` views each, a file an hour; it counts the files that were read. */
class CountingLake implements LakePort {
  reads = 0;
  readonly #days: number;
  readonly #perHour: number;
  readonly #scrambledUntil: string;

  /** Products follow each other in a fixed order, but for the dates before `scrambledUntil`. */
  constructor(days: number, perHour: number, scrambledUntil = "") {
    this.#days = days;
    this.#perHour = perHour;
    this.#scrambledUntil = scrambledUntil;
  }

  write(): Promise<never> {
    return Promise.reject(new Error("training only reads"));
  }

  async open(): Promise<null> {
    return null;
  }

  async dates(after: string | null, limit: number): Promise<readonly string[]> {
    return Array.from({ length: this.#days }, (_, day) => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10))
      .filter((date) => after === null || date > after)
      .slice(0, limit);
  }

  async files(date: string): Promise<readonly LakeFile[]> {
    const file = { date, events: this.#perHour, bytes: 1 };
    const viewed = Array.from({ length: 24 }, (_, hour) => ({
      ...file,
      key: `${date}/${hour}`,
      type: "product_viewed",
      hour,
    }));
    return [...viewed, { ...file, key: "never to be read", type: "page_viewed", hour: 5 }];
  }

  async *read(key: string): AsyncGenerator<Envelope> {
    this.reads++;
    const [date = "", hour = 0] = key.split("/");
    const start = Date.parse(date) + Number(hour) * 3_600_000;
    for (let at = 0; at < this.#perHour; at++) {
      yield {
        id: `${key}:${at}`,
        type: "product_viewed",
        source: "native",
        time: start + at,
        received: start,
        // Over midnight: a session has the last hour of a day and the first of the next.
        session: `${Math.floor((start / 3_600_000 + 1) / 2)}`,
        subject: null,
        channel: null,
        purposes: ["necessary", "model_training"],
        data: {
          product_id: `p${(date < this.#scrambledUntil ? at * at * 7 + start / 3_600_000 : start / 3_600_000 + at) % 50}`,
        },
      };
    }
  }
}

/** Runs steps as the platform does after a restart: results of finished steps are remembered, a failing one is run again. */
class DurableSteps {
  readonly names: string[] = [];
  readonly #results = new Map<string, unknown>();
  /** Steps whose first run fails after its work was done. */
  readonly #flaky: ReadonlySet<string>;

  constructor(flaky: readonly string[] = []) {
    this.#flaky = new Set(flaky);
  }

  get step(): Pick<WorkflowStep, "do"> {
    const run = async (name: string, _config: unknown, work: () => Promise<unknown>): Promise<unknown> => {
      if (this.#results.has(name)) return this.#results.get(name);
      this.names.push(name);
      if (this.#flaky.has(name)) await work();
      const result = structuredClone(await work());
      this.#results.set(name, result);
      return result;
    };
    return { do: run } as unknown as Pick<WorkflowStep, "do">;
  }
}

const runOf = (maxClicks = 1_000_000): TrainingRun => ({
  startedAt: FIRST_DAY,
  parameters: { ...DEFAULT_PARAMETERS, maxClicks },
  ranking: "plain",
  force: false,
});
const portsFor = (lake: LakePort, instanceId: string) => ({
  lake,
  models,
  blocks: createModelBlocks(bindings.MODELS),
  snapshotMaxBytes: SNAPSHOT_MAX_BYTES,
  scratch: new R2TrainingScratch(bindings.MODELS, instanceId),
  categories: async () => null,
  kernels: WORKERD_KERNELS,
  learningBytes: ISOLATE_TRAINING_BYTES,
  now: () => FIRST_DAY,
});

describe("runTraining", () => {
  it("reads only files that can say something about products, and gathers big lakes in several parts", async () => {
    const lake = new CountingLake(15, 2);
    const steps = new DurableSteps();
    const outcome = await runTraining(runOf(), steps.step, portsFor(lake, "parts"));
    expect(lake.reads).toBe(15 * 24);
    expect(steps.names).toEqual([
      "list dates",
      "gather 0",
      "gather 1",
      "evaluate",
      "build snapshot",
      "promote",
      "prune",
      "clean up",
    ]);
    // 360 hours, of which sessions take two each, also over midnight and from part to part.
    expect(outcome).toMatchObject({ outcome: "promoted", clicks: 720, sessions: 181 });
  });

  it("stops reading once there are clicks enough, and keeps the newest", async () => {
    const lake = new CountingLake(60, 2);
    const outcome = await runTraining(runOf(100), new DurableSteps().step, portsFor(lake, "cap"));
    expect(lake.reads).toBeLessThan(400);
    expect(outcome).toMatchObject({ outcome: "promoted", reason: "nothing_to_compare", clicks: 98 });
    const described = (await models.list(10)).find(
      ({ version }) => outcome.outcome === "promoted" && version === outcome.version,
    );
    expect(described?.report).toMatchObject({ window: { to: "2026-03-01T23:00:00.000Z" } });
  });

  it("comes to the same model where every step was run twice", async () => {
    const flaky = new DurableSteps(["gather 0", "evaluate", "build snapshot", "promote", "clean up"]);
    const once = await runTraining(runOf(), new DurableSteps().step, portsFor(new CountingLake(2, 3), "once"));
    const twice = await runTraining(runOf(), flaky.step, portsFor(new CountingLake(2, 3), "twice"));
    expect(twice).toEqual(once);
  });

  it("stores a model that is worse than the one that serves and lets that one serve on, unless it is forced", async () => {
    const good = await runTraining(runOf(), new DurableSteps().step, portsFor(new CountingLake(9, 60), "good"));
    const scrambled = () => portsFor(new CountingLake(10, 60, "2026-01-10"), "scrambled");
    const worse = await runTraining(runOf(), new DurableSteps().step, scrambled());
    expect(good).toMatchObject({ outcome: "promoted" });
    expect(worse).toMatchObject({ outcome: "kept_active", reason: "worse" });
    if (good.outcome === "no_events" || worse.outcome === "no_events") return expect.unreachable();
    expect((await models.active())?.version).toBe(good.version);
    expect((await models.describe(worse.version))?.report).toMatchObject({
      gate: { decision: "keep_active", against: good.version },
    });
    const forced = await runTraining({ ...runOf(), force: true }, new DurableSteps().step, scrambled());
    expect(forced).toMatchObject({ outcome: "promoted", reason: "forced", version: worse.version });
    expect((await models.active())?.version).toBe(worse.version);
  }, 30_000);

  it("learns the ranking of a small shop, with the catalog's categories, and keeps the sessions that it learned from", async () => {
    const ports = {
      ...portsFor(new CountingLake(4, 20), "learned"),
      categories: async () => new Map([["p1", "shoes"]]),
    };
    const steps = new DurableSteps(["read categories"]);
    const outcome = await runTraining({ ...runOf(), ranking: "learned", force: true }, steps.step, ports);
    expect(outcome).toMatchObject({ outcome: "promoted", ranking: "learned", clicks: 1_920 });
    if (outcome.outcome === "no_events") return expect.unreachable();
    const { report } = (await models.describe(outcome.version)) ?? {};
    expect(report).toMatchObject({ trainer: "workflow", advice: null, counts: { categories: 1 } });
    expect(report?.ranking).toMatchObject({ chosen: expect.any(String), judged: expect.any(Array) });
    const snapshot = readSnapshot((await models.load(outcome.version)) ?? new ArrayBuffer(0));
    expect(snapshot.ok && snapshot.value.learned()).not.toBeNull();
    const sessions = readSessionLog((await models.loadSessions(outcome.version)) ?? new ArrayBuffer(0));
    expect(sessions.ok && sessions.value.items).toHaveLength(1_920);
  }, 180_000);

  it("trains plain where learning the ranking does not end, and says so", async () => {
    const failing = new DurableSteps();
    const { step } = failing;
    const away = (name: string, ...rest: unknown[]) =>
      name === "build snapshot"
        ? Promise.reject(new Error("Worker exceeded CPU time limit."))
        : (step.do as (...args: unknown[]) => Promise<unknown>)(name, ...rest);
    const run: TrainingRun = { ...runOf(), ranking: "learned", force: true };
    const ports = portsFor(new CountingLake(2, 3), "fallen-back");
    const outcome = await runTraining(run, { do: away } as unknown as Pick<WorkflowStep, "do">, ports);
    expect(outcome).toMatchObject({ outcome: "promoted", ranking: "plain" });
    if (outcome.outcome === "no_events") return expect.unreachable();
    const { report } = (await models.describe(outcome.version)) ?? {};
    expect(report).toMatchObject({ ranking: null, advice: expect.stringContaining("did not end") });
  });

  it("trains a shop that is too large for an isolate plain, and says where to train it", async () => {
    const run: TrainingRun = { ...runOf(), ranking: "learned", force: true };
    const ports = { ...portsFor(new CountingLake(2, 3), "large"), learningBytes: 1_000 };
    const outcome = await runTraining(run, new DurableSteps().step, ports);
    expect(outcome).toMatchObject({ outcome: "promoted", ranking: "plain" });
    if (outcome.outcome === "no_events") return expect.unreachable();
    const { report } = (await models.describe(outcome.version)) ?? {};
    expect(report).toMatchObject({ ranking: null, advice: expect.stringContaining("npm run cli -- train") });
  });

  it("stores item blocks beside a snapshot that is larger than an isolate may hold", async () => {
    const ports = { ...portsFor(new CountingLake(2, 3), "cut"), snapshotMaxBytes: 1 };
    const outcome = await runTraining({ ...runOf(), force: true }, new DurableSteps().step, ports);
    if (outcome.outcome === "no_events") return expect.unreachable();
    const directory = readDirectory((await ports.blocks.directory(outcome.version)) ?? new ArrayBuffer(0));
    expect(directory).toMatchObject({ ok: true, value: { itemCount: outcome.items, sessionCount: outcome.sessions } });
  });

  it("clears its scratch space also where a step fails for good", async () => {
    const lake = new CountingLake(1, 3);
    const ports = portsFor(lake, "failing");
    const away: ModelStorePort = new Proxy(models, {
      get: (store, name) =>
        name === "promote"
          ? () => Promise.reject(new Error("R2 is away"))
          : Reflect.get(store, name, store).bind(store),
    });
    const run = runTraining(runOf(), new DurableSteps().step, { ...ports, models: away });
    await expect(run).rejects.toThrow("R2 is away");
    expect((await bindings.MODELS.list({ prefix: "training/failing/" })).objects).toEqual([]);
  });
});
