// Applies D1 migrations to the local databases, when they have not been applied to them yet.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("..", import.meta.url);
const DATABASES = ["nearshelf-catalog", "nearshelf-governance"];
/** Where wrangler keeps local state, unless NEARSHELF_STATE names another folder. */
export const stateFolder = () => process.env.NEARSHELF_STATE ?? fileURLToPath(new URL(".wrangler/state", root));

function migrationsHash() {
  const hash = createHash("sha256");
  for (const database of ["catalog", "governance"]) {
    const folder = new URL(`migrations/${database}/`, root);
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .sort())
      hash.update(name).update(readFileSync(new URL(name, folder)));
  }
  return hash.digest("hex");
}

/** The stamp lives beside the databases: whoever deletes the state deletes it too. */
export function migrateLocal() {
  const state = stateFolder();
  const stampFile = join(state, "migrated");
  const hash = migrationsHash();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash) return false;
  const wrangler = fileURLToPath(new URL("node_modules/wrangler/bin/wrangler.js", root));
  for (const database of DATABASES)
    execFileSync(
      process.execPath,
      [wrangler, "d1", "migrations", "apply", database, "--local", "--persist-to", state],
      {
        cwd: fileURLToPath(root),
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" },
      },
    );
  mkdirSync(state, { recursive: true });
  writeFileSync(stampFile, hash);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) migrateLocal();
