import type { WorkflowStep } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { LakeFile, LakePort } from "../adapters/lake/port.ts";
import type { ModelStorePort } from "../adapters/model-store/port.ts";
import { createModelStore } from "../adapters/model-store/r2-model-store.ts";
import { R2TrainingScratch } from "../adapters/model-store/r2-training-scratch.ts";
import type { Envelope } from "../core/events/envelope.ts";
import { DEFAULT_PARAMETERS } from "../core/model/parameters.ts";
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

  constructor(days: number, perHour: number) {
    this.#days = days;
    this.#perHour = perHour;
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
        data: { product_id: `p${(start / 3_600_000 + at) % 50}` },
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
});
const portsFor = (lake: LakePort, instanceId: string) => ({
  lake,
  models,
  scratch: new R2TrainingScratch(bindings.MODELS, instanceId),
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
      "clean up",
    ]);
    // 360 hours, of which sessions take two each, also over midnight and from part to part.
    expect(outcome).toMatchObject({ outcome: "promoted", clicks: 720, sessions: 181 });
  });

  it("stops reading once there are clicks enough, and keeps the newest", async () => {
    const lake = new CountingLake(60, 2);
    const outcome = await runTraining(runOf(100), new DurableSteps().step, portsFor(lake, "cap"));
    expect(lake.reads).toBeLessThan(400);
    expect(outcome).toMatchObject({ outcome: "promoted", clicks: 98 });
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

  it("clears its scratch space also where a step fails for good", async () => {
    const lake = new CountingLake(1, 3);
    const ports = portsFor(lake, "failing");
    const away: ModelStorePort = {
      put: (version, snapshot, report) => models.put(version, snapshot, report),
      load: (version) => models.load(version),
      active: () => models.active(),
      list: (limit) => models.list(limit),
      promote: () => Promise.reject(new Error("R2 is away")),
    };
    const run = runTraining(runOf(), new DurableSteps().step, { ...ports, models: away });
    await expect(run).rejects.toThrow("R2 is away");
    expect((await bindings.MODELS.list({ prefix: "training/failing/" })).objects).toEqual([]);
  });
});
