// `npm start` on a machine with nothing installed: any Node from 20 on runs this file, which installs what the lockfile names
// and goes on with the Node that the project brings.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const stampFile = at("node_modules/.nearshelf-installed");

/** Installs when there is nothing, or when the lockfile has changed since. */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lock) return;
  process.stdout.write("Installing packages …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    process.stderr.write("npm ci failed: see its message above; it needs the npm registry and about 700 MB of disk.\n");
    process.exit(1);
  }
  writeFileSync(stampFile, lock);
}

/** The Node of the lockfile, or this one where the platform has no such binary and this one is new enough. */
export function projectNode() {
  const own = at(`node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`);
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  process.stderr.write(
    `Node ${process.versions.node} is too old here: install Node 22.18 or newer and run npm start again.\n`,
  );
  process.exit(1);
}

/** Runs a TypeScript entry with the project's Node, passes signals on, ends as it ends. */
export function runWithProjectNode(entry, args) {
  const child = spawn(projectNode(), ["--disable-warning=ExperimentalWarning", at(entry), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  // The terminal signals the whole group: the child ends in its own time and this process waits for it.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  runWithProjectNode("cli/start/start.ts", process.argv.slice(2));
}
