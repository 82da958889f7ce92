import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signToken } from "../../cli/token/sign-token.ts";
import { allContracts } from "../../core/contracts/catalogue.ts";
import { registrySubjectOf } from "../../core/contracts/contract-properties.ts";
import { demoShopJourney } from "./support/demo-shop-journey.ts";
import { privacyJourney } from "./support/privacy-journey.ts";
import { readAvro } from "./support/read-avro.ts";
import { rootPath } from "./support/root-path.ts";
import { freePort, type StartedPlatform, startPlatform } from "./support/started-platform.ts";

/** Clicks of the demonstration's history. */
const CLICKS = 165_474;
const SESSIONS = 24_026;
const FILES_AT_ONCE = 8;

interface LakePage {
  readonly events: number;
  readonly files: readonly { readonly key: string; readonly events: number }[];
  readonly next: string | null;
}

describe("npm start", () => {
  const state = mkdtempSync(join(tmpdir(), "nearshelf-start-"));
  let port = 0;
  let platform: StartedPlatform;
  const get = async (path: string) =>
    fetch(new URL(path, platform.url), { headers: { authorization: `Bearer ${await signToken("admin")}` } });

  /** Files of the imported history; what visitors of this test do lands under today's date, a moment later. */
  const historyFiles = async () => {
    const { files } = (await (await get("/v1/lake")).json()) as LakePage;
    return files.filter(({ key }) => key.includes("date=2008-"));
  };

  beforeAll(async () => {
    port = await freePort();
    platform = await startPlatform(state, port);
  });
  afterAll(async () => {
    await platform?.interrupt();
    rmSync(state, { recursive: true, force: true });
  });

  it("prints where everything is, with the local keys", () => {
    expect(platform.output).toContain(`${platform.url}/demo`);
    expect(platform.output).toContain(`${platform.url}/docs`);
    expect(platform.output).toContain(`${platform.url}/health`);
    expect(platform.output).toContain(platform.publishableKey);
  });

  it("answers ten products in stock to the printed key", async () => {
    const response = await fetch(`${platform.url}/v1/recommendations/home?key=${platform.publishableKey}`);
    const answer = (await response.json()) as {
      readonly items: readonly { readonly id: string }[];
      readonly degraded: boolean;
    };
    expect(answer.degraded).toBe(false);
    expect(answer.items).toHaveLength(10);
    for (const { id } of answer.items) {
      const product = (await (await get(`/v1/products/${id}`)).json()) as { readonly stock: number };
      expect(product.stock).toBeGreaterThan(0);
    }
  });

  it("has every contract's schema in the registry, as its clients find it", async () => {
    const subjects = (await (await get("/registry/subjects")).json()) as readonly string[];
    expect(subjects).toHaveLength(new Set(subjects).size);
    for (const { source } of allContracts()) expect(subjects).toContain(registrySubjectOf(source));
  });

  it("has every click of the history in the lake once, as another Avro reader sees it", async () => {
    const files = await historyFiles();
    const ids = new Set<string>();
    const sessions = new Set<string>();
    let rows = 0;
    for (let start = 0; start < files.length; start += FILES_AT_ONCE)
      await Promise.all(
        files.slice(start, start + FILES_AT_ONCE).map(async ({ key }) => {
          const file = Buffer.from(await (await get(`/v1/lake/file?key=${encodeURIComponent(key)}`)).arrayBuffer());
          for (const { id, session } of await readAvro<{ readonly id: string; readonly session: string }>(file)) {
            ids.add(id);
            sessions.add(session);
            rows++;
          }
        }),
      );
    expect(rows).toBe(CLICKS);
    expect(ids.size).toBe(CLICKS);
    expect(sessions.size).toBe(SESSIONS);
  });

  it("serves a shop that a person can visit, on a desk and on a phone", async () => {
    await demoShopJourney(platform.url);
  });

  it("keeps to a refusal and to Global Privacy Control in a real browser, and hears the last of a page that is left", async () => {
    await privacyJourney(platform.url);
  });

  it("says in one line that a port is taken", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => blocker.once("listening", resolve));
    const address = blocker.address();
    const taken = typeof address === "object" && address !== null ? address.port : 0;
    await expect(startPlatform(state, taken)).rejects.toThrow(`Port ${taken} is taken`);
    blocker.close();
  });

  it("ends every process on Ctrl-C, and changes nothing when it starts again", async () => {
    const models = await (await get("/v1/models")).json();
    const imported = await historyFiles();
    await platform.interrupt();
    expect(processesOn(port)).toEqual([]);
    platform = await startPlatform(state, port);
    expect(await (await get("/v1/models")).json()).toEqual(models);
    expect(await historyFiles()).toEqual(imported);
  });

  it("prints a token and nothing else", () => {
    const token = execFileSync("npm", ["run", "-s", "token", "--", "--role", "auditor"], {
      cwd: rootPath("."),
      encoding: "utf8",
    });
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });
});

/** Processes whose command line names the port. */
function processesOn(port: number): string[] {
  const list = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n");
  return list.filter((line) => line.includes(`--port ${port}`) || line.includes(`:${port}`));
}
