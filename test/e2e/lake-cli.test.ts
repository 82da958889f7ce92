import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Datasheet } from "../../cli/export/datasheet.ts";
import { eventually } from "./support/eventually.ts";
import { rootPath } from "./support/root-path.ts";
import { type Platform, startPlatform } from "./support/topologies.ts";

const run = promisify(execFile);
const EVENTS = 300;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse("2026-07-01");
const USER = "jane@example.com";

/** Three days of views and orders; every third person refuses training, and the last day lies outside of what is exported. */
const history = Array.from({ length: EVENTS }, (_, at) => ({
  id: `event-${at}`,
  type: at % 10 === 0 ? "order_completed" : "product_viewed",
  time: FIRST_DAY + Math.floor(at / 100) * DAY_MS + at,
  session: `session-${at}`,
  user: USER,
  consent: { analytics: true, model_training: at % 3 !== 0 },
  data:
    at % 10 === 0
      ? { order_id: `O-${at}`, products: [{ product_id: "B-1", quantity: 2 }], total: at / 4 }
      : { product_id: `B-${at}`, ...(at % 2 === 0 ? { price: at / 4 } : {}) },
}));
const wanted = history.filter(({ time, consent }) => time < FIRST_DAY + 2 * DAY_MS && consent.model_training);

describe("npm run cli", () => {
  let platform: Platform;
  let token: string;
  const folder = mkdtempSync(join(tmpdir(), "nearshelf-export-"));
  const cli = (...args: string[]) =>
    run(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", rootPath("cli/cli.ts"), ...args, "--url", platform.url],
      {
        env: { ...process.env, NEARSHELF_TOKEN: token },
        cwd: rootPath("."),
      },
    );
  const exportTo = async (name: string, ...args: string[]) => {
    const out = join(folder, name);
    await cli("export", "--from", "2026-07-01", "--to", "2026-07-02", "--out", out, ...args);
    return { out, datasheet: JSON.parse(readFileSync(join(out, "datasheet.json"), "utf8")) as Datasheet };
  };

  beforeAll(async () => {
    platform = await startPlatform("one script");
    token = (await platform.authorize("engineer")).authorization.replace("Bearer ", "");
    const broken = [{ ...history[0], id: "bad-1", data: { order_id: 7 } }, { what: USER }];
    const response = await platform.fetch("/v1/events/import", {
      method: "POST",
      body: JSON.stringify({ events: [...history, ...broken] }),
      headers: { authorization: `Bearer ${platform.sourceKey}`, "content-type": "application/json" },
    });
    expect(response.status).toBe(202);
    await eventually(60_000, async () => {
      const lake = await platform.fetch("/v1/lake", { headers: { authorization: `Bearer ${token}` } });
      const { events } = (await lake.json()) as { readonly events: number };
      return events === EVENTS ? { found: events } : { seen: events };
    });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await platform?.close();
  });

  it("exports Parquet that another reader opens, of consenting persons only, with a datasheet that is true", async () => {
    const { out, datasheet } = await exportTo("parquet");
    expect(readdirSync(out).sort()).toEqual(["datasheet.json", "order_completed.parquet", "product_viewed.parquet"]);
    expect(datasheet).toMatchObject({
      window: { from: "2026-07-01", to: "2026-07-02" },
      purpose: "model_training",
      events: { read: 200, exported: wanted.length, withheld: 200 - wanted.length },
      consentShare: wanted.length / 200,
    });
    const rows: Record<string, unknown>[] = [];
    for (const [type, { file, rows: count, bytes, sha256, days, fields }] of Object.entries(datasheet.types)) {
      const content = readFileSync(join(out, file));
      expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
      const read = await parquetReadObjects({ file: await asyncBufferFromFile(join(out, file)) });
      expect(read).toHaveLength(count);
      expect(Object.values(days).reduce((sum, each) => sum + each, 0)).toBe(count);
      for (const { name, nulls } of fields)
        expect([name, read.filter((row) => row[name] === null || row[name] === undefined).length]).toEqual([
          name,
          nulls,
        ]);
      expect(read.every((row) => row.type === type)).toBe(true);
      rows.push(...read);
    }
    expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
    for (const { id, time, data } of wanted) {
      const row = rows.find((each) => each.id === id) ?? {};
      expect(row.time).toEqual(new Date(time));
      expect(row.data_other ?? null).toBeNull();
      if ("product_id" in data)
        expect([row.data_product_id, row.data_price ?? undefined]).toEqual([data.product_id, data.price]);
      else
        expect([row.data_order_id, row.data_total, row.data_products]).toEqual([
          data.order_id,
          data.total,
          data.products,
        ]);
    }
    const everything = JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(everything).not.toContain("jane");
    expect(everything).not.toContain("session-");
  });

  it("exports NDJSON of the same events, for another purpose too, and never into a folder that holds something", async () => {
    const { out, datasheet } = await exportTo("ndjson", "--format", "ndjson", "--purpose", "analytics");
    const ids = Object.values(datasheet.types).flatMap(({ file }) =>
      readFileSync(join(out, file), "utf8")
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { id: string }).id),
    );
    expect(ids.sort()).toEqual(
      history
        .slice(0, 200)
        .map(({ id }) => id)
        .sort(),
    );
    await expect(exportTo("ndjson")).rejects.toThrow("is not empty");
    await expect(cli("export", "--from", "2026-07-01", "--to", "soon", "--out", out)).rejects.toThrow("is a date");
  });

  it("shows what was refused without its values, and replays it to see it refused again", async () => {
    const listed = await cli("bad-events", "list");
    expect(listed.stdout).toMatch(/1 {2}malformed_event/);
    expect(listed.stdout).toMatch(/1 {2}\w+ +kept +order_completed/);
    expect(listed.stdout).not.toContain("jane");
    const { stdout } = await cli("bad-events", "replay");
    expect(stdout).toContain("0 taken in, 2 refused again");
    expect((await cli("bad-events", "replay", "--reason", "nothing_like_it")).stdout).toContain(
      "0 taken in, 0 refused",
    );
    expect(platform.logs()).not.toContain("jane");
  });
});
