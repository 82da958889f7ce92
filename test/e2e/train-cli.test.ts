import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoProducts } from "../../demo/catalog.ts";
import { demoHistory } from "../../demo/history.ts";
import { eventually } from "./support/eventually.ts";
import { rootPath } from "./support/root-path.ts";
import { type Platform, startPlatform } from "./support/topologies.ts";

const run = promisify(execFile);
/** Clicks that are learned from at first, and that come after. */
const CLICKS = 3_000;
const LATER_CLICKS = 600;
const CLICKS_PER_REQUEST = 1_500;
const TRAINING_TIMEOUT_MS = 180_000;

interface Models {
  readonly active: { readonly version: string } | null;
  readonly models: readonly { readonly version: string; readonly report: Record<string, unknown> }[];
}

describe("npm run cli -- train", () => {
  let platform: Platform;
  let token: string;
  const clicks: unknown[] = [];
  const post = async (path: string, body: unknown, authorization: string) => {
    const headers = { authorization, "content-type": "application/json" };
    const response = await platform.fetch(path, { method: "POST", body: JSON.stringify(body), headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const get = async <T>(path: string): Promise<T> =>
    (await (await platform.fetch(path, { headers: { authorization: `Bearer ${token}` } })).json()) as T;
  const train = (...args: string[]) =>
    run(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", rootPath("cli/cli.ts"), "train", "--url", platform.url, ...args],
      { env: { ...process.env, NEARSHELF_TOKEN: token }, cwd: rootPath(".") },
    );
  const importClicks = async (from: number, to: number) => {
    for (let start = from; start < to; start += CLICKS_PER_REQUEST) {
      const events = clicks.slice(start, Math.min(to, start + CLICKS_PER_REQUEST));
      await post("/v1/events/import", { events }, `Bearer ${platform.sourceKey}`);
    }
    await eventually(60_000, async () => {
      const { events } = await get<{ readonly events: number }>("/v1/lake");
      return events >= to ? { found: events } : { seen: events };
    });
  };

  beforeAll(async () => {
    platform = await startPlatform("one script");
    token = (await platform.authorize("engineer")).authorization.replace("Bearer ", "");
    const admin = (await platform.authorize("admin")).authorization;
    await post("/v1/products/import", { products: demoProducts() }, admin);
    for await (const click of demoHistory()) {
      clicks.push(click);
      if (clicks.length === CLICKS + LATER_CLICKS) break;
    }
  });
  afterAll(() => platform?.close());

  it("says that there is nothing to learn from, and what to do", async () => {
    await expect(train()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("POST /v1/events/import") });
  });

  it(
    "learns the ranking from lake and catalog, stores the model with its report and lets it serve",
    async () => {
      await importClicks(0, CLICKS);
      const { stdout } = await train();
      const { active, models } = await get<Models>("/v1/models");
      expect(stdout).toContain(`${active?.version} serves`);
      expect(models[0]?.report).toMatchObject({
        trainer: "cli",
        counts: { clicks: CLICKS, categories: 4 },
        ranking: { chosen: expect.any(String) },
        evaluation: { cases: expect.any(Number), places: expect.any(Array) },
        gate: { decision: "promote", reason: "nothing_to_compare" },
      });
      await eventually(10_000, async () => {
        const path = `/v1/recommendations/home?limit=5&key=${platform.publishableKey}`;
        const { model } = await get<{ readonly model: string | null }>(path);
        return model === active?.version ? { found: model } : { seen: model };
      });
    },
    TRAINING_TIMEOUT_MS,
  );

  it(
    "adds what happened since without learning anew",
    async () => {
      const before = (await get<Models>("/v1/models")).active?.version;
      await importClicks(CLICKS, CLICKS + LATER_CLICKS);
      await train("--incremental");
      const { active, models } = await get<Models>("/v1/models");
      expect(active?.version).not.toBe(before);
      expect(models[0]?.report).toMatchObject({
        base: before,
        counts: { clicks: CLICKS + LATER_CLICKS },
        gate: { decision: "promote", reason: "refreshed", against: before },
        ranking: { chosen: expect.any(String) },
      });
    },
    TRAINING_TIMEOUT_MS,
  );

  it("refuses a token that may not, and an address where nothing is, with a way out", async () => {
    const analyst = (await platform.authorize("merchandiser")).authorization.replace("Bearer ", "");
    await expect(train("--token", analyst)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("needs the role engineer"),
    });
    await expect(train("--url", "http://127.0.0.1:9")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("npm start"),
    });
  });
});
