import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { SizeFigures } from "./size-figures.ts";

const SCRIPT = fileURLToPath(new URL("measure-size.ts", import.meta.url));

/** Measures one size in a process of its own; its progress goes to standard error. Rejects where it fails. */
export function runSize(clicks: number, profile: string, sample: string, how: "learn" | "apply"): Promise<SizeFigures> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", SCRIPT, String(clicks), profile, sample, how],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()) as SizeFigures);
      else reject(new Error(`measuring ${clicks} clicks ended with ${code}`));
    });
  });
}
