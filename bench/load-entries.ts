import { readdir } from "node:fs/promises";
import type { BenchEntry } from "./bench-entry.ts";

const FOLDER = new URL("entries/", import.meta.url);

/**
 * Every file of entries/, by name: the entry called `NAME` is `entries/NAME.ts`; `recommend` names all that begin with `recommend-`.
 * Without names, all that do not want to be named. Throws for a name that has no file.
 */
export async function loadEntries(names: readonly string[]): Promise<readonly BenchEntry[]> {
  const known = (await readdir(FOLDER)).map((file) => file.replace(/\.ts$/, "")).sort();
  const isNamed = (entry: string, name: string): boolean => entry === name || entry.startsWith(`${name}-`);
  const unknown = names.filter((name) => !known.some((entry) => isNamed(entry, name)));
  if (unknown.length > 0) throw new Error(`There is no entry ${unknown.join(", ")}. Entries: ${known.join(", ")}.`);
  const chosen = names.length === 0 ? known : known.filter((entry) => names.some((name) => isNamed(entry, name)));
  const loaded = await Promise.all(
    chosen.map(async (name) => {
      const { entry } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { readonly entry: BenchEntry };
      if (entry.name !== name) throw new Error(`bench/entries/${name}.ts exports the entry ${entry.name}`);
      return entry;
    }),
  );
  return loaded.filter((entry) => names.length > 0 || entry.kind === "route" || entry.onlyByName !== true);
}
