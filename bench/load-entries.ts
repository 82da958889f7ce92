import { readdir } from "node:fs/promises";
import type { BenchEntry } from "./bench-entry.ts";

const FOLDER = new URL("entries/", import.meta.url);

/** Every file of entries/, by name: the entry called `NAME` is `entries/NAME.ts`. Throws for a name that has no file. */
export async function loadEntries(names: readonly string[]): Promise<readonly BenchEntry[]> {
  const known = (await readdir(FOLDER)).map((file) => file.replace(/\.ts$/, "")).sort();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`There is no entry ${unknown.join(", ")}. Entries: ${known.join(", ")}.`);
  const chosen = names.length === 0 ? known : known.filter((name) => names.includes(name));
  return Promise.all(
    chosen.map(async (name) => {
      const { entry } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { readonly entry: BenchEntry };
      if (entry.name !== name) throw new Error(`bench/entries/${name}.ts exports the entry ${entry.name}`);
      return entry;
    }),
  );
}
