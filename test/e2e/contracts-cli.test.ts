import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rootPath } from "./support/root-path.ts";
import { type Platform, startPlatform } from "./support/topologies.ts";

const run = promisify(execFile);

describe("npm run cli -- contracts, against a running platform", () => {
  let platform: Platform;
  let token: string;
  const folder = mkdtempSync(join(tmpdir(), "nearshelf-contracts-"));
  const file = join(folder, "coupon_entered.odcs.yaml");
  const edit = (change: (text: string) => string) => writeFileSync(file, change(readFileSync(file, "utf8")));
  const cli = async (...args: string[]) => {
    const command = ["--disable-warning=ExperimentalWarning", rootPath("cli/cli.ts"), "contracts", ...args];
    const options = { env: { ...process.env, NEARSHELF_TOKEN: token }, cwd: rootPath(".") };
    return run(process.execPath, command, options).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, text: stdout + stderr }),
    );
  };

  beforeAll(async () => {
    platform = await startPlatform("one script");
    token = (await platform.authorize("engineer")).authorization.replace("Bearer ", "");
    copyFileSync(rootPath("contracts/coupon_entered.odcs.yaml"), file);
  });
  afterAll(async () => {
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds the checkout's files as the platform has them", async () => {
    const { code, text } = await cli("check", "--against", platform.url);
    expect([code, text.includes(" 0 refused")]).toEqual([0, true]);
  });

  it("pushes a compatible change, which the platform's pages then show", async () => {
    edit((text) =>
      text.replace("version: 1.0.0", "version: 1.1.0").replace("A coupon was entered.", "A shopper entered a coupon."),
    );
    expect(await cli("check", file, "--against", platform.url)).toMatchObject({ code: 0 });
    expect(await cli("push", file, "--url", platform.url)).toEqual({
      code: 0,
      text: "nearshelf.events.coupon_entered 1.1.0 is active (revision 1).\n",
    });
    const page = await (await platform.fetch("/docs/contracts/nearshelf.events.coupon_entered")).text();
    expect(page).toContain("A shopper entered a coupon.");
    expect(page).toContain("version 1.1.0");
  });

  it("tells what a breaking change would break, and the platform refuses it", async () => {
    edit((text) => text.replace("version: 1.1.0", "version: 2.0.0").replace("name: coupon_id", "name: code"));
    const check = await cli("check", file, "--against", platform.url);
    expect([check.code, check.text]).toEqual([1, expect.stringContaining("coupon_entered.coupon_id is gone")]);
    const push = await cli("push", file, "--url", platform.url);
    expect([push.code, push.text]).toEqual([1, expect.stringContaining("Refused: ")]);
  });

  it("serves the list, the record and the schemas of events", async () => {
    for (const path of ["/docs/contracts", "/docs/contracts/processing-record", "/docs"])
      expect((await fetch(platform.url + path)).headers.get("content-type"), path).toContain("text/html");
    const schema = (await (await fetch(`${platform.url}/schemas/order_completed.json`)).json()) as {
      required: unknown;
    };
    expect(schema.required).toEqual(["order_id", "products"]);
  });
});
