import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { projectPath } from "../project.ts";

const work = mkdtempSync(join(tmpdir(), "nearshelf-contracts-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ORDER = "order_completed.odcs.yaml";
const FILES = [ORDER, "page_viewed.odcs.yaml", "signed_up.odcs.yaml"];
/** Each run starts a process. */
const RUN_TIMEOUT_MS = 60_000;

/** A folder with some of the checkout's contracts, one of them changed. */
function changed(name: string, edit: (text: string) => string = (text) => text): string {
  const folder = join(work, name);
  mkdirSync(folder);
  for (const file of FILES) copyFileSync(projectPath(`contracts/${file}`), join(folder, file));
  writeFileSync(join(folder, ORDER), edit(readFileSync(join(folder, ORDER), "utf8")));
  return folder;
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", projectPath("cli/cli.ts"), "contracts", ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const base = changed("base");

describe("contracts check", { timeout: RUN_TIMEOUT_MS }, () => {
  it("finds the checkout's contracts valid", () => {
    const { status, stdout } = run("check");
    expect([status, stdout.match(/(\d+) refused/)?.[1]]).toEqual([0, "0"]);
  });

  it("tells what a change would break, between two folders and without a server", () => {
    const worse = changed("worse", (text) =>
      text.replace("version: 1.1.0", "version: 1.2.0").replace("name: tax", "name: vat"),
    );
    const { status, stdout } = run("check", worse, "--against", base);
    expect(status).toBe(1);
    expect(stdout).toContain("FAIL nearshelf.events.order_completed breaks what was agreed");
    expect(stdout).toContain("✗ breaking   order_completed.tax is gone");
    expect(stdout).toContain("+ compatible order_completed.vat is new and optional");
  });

  it("asks for a higher version, and passes a compatible change that has one", () => {
    const edit = (text: string) => text.replace("An order was placed.", "An order was placed and paid for.");
    const same = run("check", changed("same-version", edit), "--against", base);
    expect([same.status, same.stdout.includes("changes without a higher version")]).toEqual([1, true]);
    const raised = changed("raised", (text) => edit(text).replace("version: 1.1.0", "version: 1.1.1"));
    expect(run("check", raised, "--against", base).status).toBe(0);
  });

  it("reports a contract that has no file any more", () => {
    const fewer = changed("fewer");
    rmSync(join(fewer, ORDER));
    const { status, stdout } = run("check", fewer, "--against", base, "--json");
    const removed = (JSON.parse(stdout) as { refusal: string | null; id: string }[]).filter(
      ({ refusal }) => refusal !== null,
    );
    expect([status, removed]).toMatchObject([1, [{ refusal: "removed", id: "nearshelf.events.order_completed" }]]);
  });

  it("names the place in a file that is no contract", () => {
    const broken = changed("broken", (text) => text.replace("logicalType: object", "logicalType: record"));
    const { status, stdout } = run("check", join(broken, ORDER));
    expect([status, stdout]).toEqual([1, expect.stringContaining("schema[0].logicalType")]);
  });

  it("says in one line what its user can mend", () => {
    const { status, stderr } = run("check", join(work, "nowhere"));
    expect([status, stderr.trim()]).toEqual([1, `${join(work, "nowhere")} is not there.`]);
  });
});

describe("contracts diff", { timeout: RUN_TIMEOUT_MS }, () => {
  it("finds none between a file and itself", () => {
    const file = join(base, ORDER);
    expect(run("diff", file, file)).toMatchObject({ status: 0, stdout: "No difference that matters.\n" });
  });
});

describe("contracts docs", { timeout: RUN_TIMEOUT_MS }, () => {
  it("writes a page for each contract and the record of processing", () => {
    const out = join(work, "pages");
    expect(run("docs", base, "--out", out).status).toBe(0);
    const files = readdirSync(out);
    expect(files).toHaveLength(FILES.length + 4);
    const page = readFileSync(join(out, "nearshelf.events.order_completed.html"), "utf8");
    expect(page).toContain("<h1>Order completed</h1>");
    expect(page).toContain("Purchase History");
    const index = readFileSync(join(out, "index.html"), "utf8");
    for (const [, link = ""] of index.matchAll(/href="([^"]+)"/g)) expect(files).toContain(link);
  });
});
