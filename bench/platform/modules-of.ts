import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A bundle's modules as Miniflare takes them: its main file, and what wrangler put beside it. */
export async function modulesOf(main: string) {
  const folder = dirname(main);
  const compiled = (await readdir(folder)).filter((name) => name.endsWith(".wasm"));
  return [
    { type: "ESModule" as const, path: join(folder, basename(main)) },
    ...compiled.map((name) => ({ type: "CompiledWasm" as const, path: join(folder, name) })),
  ];
}
