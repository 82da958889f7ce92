import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectPath } from "../../cli/project.ts";

const run = promisify(execFile);

export interface Bundles {
  /** Absolute paths of the main modules. */
  readonly platform: string;
  readonly empty: string;
}

async function bundle(config: string, outdir: string): Promise<void> {
  const wrangler = projectPath("node_modules/wrangler/bin/wrangler.js");
  const args = [wrangler, "deploy", "--dry-run", "--env=", `--config=${config}`, `--outdir=${outdir}`];
  const env = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" };
  try {
    await run(process.execPath, args, { cwd: projectPath("."), env });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`wrangler deploy --dry-run failed for ${config}:\n${stdout}${stderr}`);
  }
}

/** What `wrangler deploy` would upload, for the whole platform and for the empty Worker, built into `folder`. */
export async function bundleWorkers(folder: string, compatibilityDate: string): Promise<Bundles> {
  const emptyConfig = join(folder, "empty-worker.json");
  const empty = {
    name: "bench-empty",
    main: projectPath("bench/empty-worker.ts"),
    compatibility_date: compatibilityDate,
  };
  await writeFile(emptyConfig, JSON.stringify(empty));
  await bundle(projectPath("wrangler.toml"), join(folder, "platform"));
  await bundle(emptyConfig, join(folder, "empty"));
  return { platform: join(folder, "platform/index.js"), empty: join(folder, "empty/empty-worker.js") };
}
