import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { unstable_splitSqlQuery } from "wrangler";
import { projectPath } from "../../cli/project.ts";

/** Applies a database's migrations in the order of their names, statement by statement, as `wrangler d1 migrations apply` does. */
export async function applyMigrations(
  miniflare: Miniflare,
  worker: string,
  binding: string,
  folder: string,
): Promise<void> {
  const database = await miniflare.getD1Database(binding, worker);
  const directory = projectPath(folder);
  const files = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
  for (const file of files) {
    const statements = unstable_splitSqlQuery(await readFile(join(directory, file), "utf8"));
    await database.batch(statements.map((statement) => database.prepare(statement)));
  }
}
