import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stateFolder } from "../../scripts/migrate-local.mjs";
import { startProgress } from "../progress.ts";
import { projectPath } from "../project.ts";

/** How long the server may take to answer, in milliseconds: a cold machine with two slow cores. */
const READY_TIMEOUT_MS = 90_000;
/** How long processes get to end in order, in milliseconds. */
const STOP_TIMEOUT_MS = 5_000;

export interface DevServer {
  readonly url: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const posix = process.platform !== "win32";

/** Runs `wrangler dev` in a process group of its own, logs it to a file, and ends the whole group with this process. */
export async function startDevServer(port: number, logFile: string): Promise<DevServer> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const child = spawn(
    process.execPath,
    [
      projectPath("node_modules/wrangler/bin/wrangler.js"),
      "dev",
      "--persist-to",
      stateFolder(),
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--inspector-port",
      "0",
      "--show-interactive-dev-session=false",
    ],
    {
      cwd: projectPath("."),
      detached: posix,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
    },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      if (posix) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // The group has ended between the check and the signal: what was wanted.
    }
  };
  const stop = async () => {
    kill("SIGINT");
    await Promise.race([ended, sleep(STOP_TIMEOUT_MS)]);
    kill("SIGKILL");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)));
  process.on("exit", () => kill("SIGKILL"));

  const url = `http://127.0.0.1:${port}`;
  const progress = startProgress("Starting the platform", READY_TIMEOUT_MS);
  const startedAt = performance.now();
  while (performance.now() - startedAt < READY_TIMEOUT_MS) {
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.ok) {
      progress.finish(`serving ${url}`);
      return { url, ended, stop };
    }
    if (child.exitCode !== null) throw new Error(`wrangler dev ended with code ${child.exitCode}`);
    await sleep(200);
  }
  await stop();
  throw new Error(`the server did not answer within ${READY_TIMEOUT_MS / 1000} s`);
}
