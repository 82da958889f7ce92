import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { rootPath } from "./root-path.ts";

/** How long `npm start` may take on two busy cores, in milliseconds. */
const START_TIMEOUT_MS = 180_000;

export interface StartedPlatform {
  readonly url: string;
  readonly publishableKey: string;
  readonly sourceKey: string;
  /** Everything that it printed. */
  readonly output: string;
  /** From the command to the printed addresses, in milliseconds. */
  readonly readyAfterMs: number;
  /** Interrupts it as Ctrl-C does; answers its exit code when every process has ended. */
  interrupt(): Promise<number | null>;
}

/** A port that nobody uses right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Runs what `npm start` runs, with its state in `state`, in a process group of its own as a terminal would. */
export async function startPlatform(state: string, port: number): Promise<StartedPlatform> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [rootPath("scripts/start.mjs"), "--port", String(port)], {
    cwd: rootPath("."),
    detached: true,
    env: { ...process.env, NEARSHELF_STATE: state },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time:\n${output}`)), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("Ctrl-C ends everything")) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with code ${code}:\n${output}`));
    });
  });
  const interrupt = () => interrupted(child);
  try {
    await ready;
  } catch (error) {
    await interrupt();
    throw error;
  }
  const local = JSON.parse(readFileSync(join(state, "local.json"), "utf8")) as Pick<
    StartedPlatform,
    "url" | "publishableKey" | "sourceKey"
  >;
  return { ...local, output, readyAfterMs: performance.now() - startedAt, interrupt };
}

function interrupted(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.pid === undefined) return Promise.resolve(child.exitCode);
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  process.kill(-child.pid, "SIGINT");
  return ended;
}
