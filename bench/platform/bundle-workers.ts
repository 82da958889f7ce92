import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { projectPath } from "../../cli/project.ts";

const run = promisify(execFile);

export interface Bundles {
  /** Absolute paths of the main modules. */
  readonly platform: string;
  readonly empty: string;
}

/** What `wrangler deploy` would upload for one file without bindings, built into `folder`; answers its path. */
export async function bundleFile(
  name: string,
  main: string,
  folder: string,
  compatibilityDate: string,
): Promise<string> {
  const config = join(folder, `${name}.json`);
  await writeFile(
    config,
    JSON.stringify({ name, main: projectPath(main), compatibility_date: compatibilityDate, keep_names: false }),
  );
  await bundle(config, join(folder, name));
  return join(folder, name, basename(main).replace(/\.ts$/, ".js"));
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
  await bundle(projectPath("wrangler.toml"), join(folder, "platform"));
  const empty = await bundleFile("bench-empty", "bench/empty-worker.ts", folder, compatibilityDate);
  return { platform: join(folder, "platform/index.js"), empty };
}
