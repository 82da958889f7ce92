import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectPath } from "../project.ts";

/** Where public data sets that may not travel with the project are kept: `NEARSHELF_DATA`, relative to the project. */
const FOLDER = resolve(projectPath("."), process.env.NEARSHELF_DATA ?? "../shared/data");

/** Path of a data set's folder; `null`, with a message, where it is missing. */
export function sharedData(path: string): string | null {
  const folder = join(FOLDER, path);
  if (existsSync(folder)) return folder;
  console.warn(`Skipped: there is no ${folder}. NEARSHELF_DATA names the folder of the data sets.`);
  return null;
}
