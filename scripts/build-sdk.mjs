import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const ROOT = resolve(import.meta.dirname, "..");
/** Declarations are one file: what the types import stands below them. */
const PAYLOADS_IMPORT = 'import type { EventPayloads } from "./event-payloads.generated.ts";\n';
const TYPES_FOOTER = `
export declare const createNearshelf: CreateNearshelf;
`;

/** Builds the browser SDK into `outdir`: `nearshelf.js` (script tag), `nearshelf.mjs` and its declarations (import). */
export async function build(outdir = resolve(ROOT, "dist/public/sdk")) {
  await mkdir(outdir, { recursive: true });
  const common = {
    bundle: true,
    minify: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  };
  const [types, payloads] = await Promise.all([
    readFile(resolve(ROOT, "sdk/types.ts"), "utf8"),
    readFile(resolve(ROOT, "sdk/event-payloads.generated.ts"), "utf8"),
    esbuild.build({
      ...common,
      entryPoints: [resolve(ROOT, "sdk/script-tag.ts")],
      outfile: resolve(outdir, "nearshelf.js"),
      format: "iife",
    }),
    esbuild.build({
      ...common,
      entryPoints: [resolve(ROOT, "sdk/index.ts")],
      outfile: resolve(outdir, "nearshelf.mjs"),
      format: "esm",
    }),
  ]);
  await writeFile(resolve(outdir, "nearshelf.d.mts"), types.replace(PAYLOADS_IMPORT, "") + payloads + TYPES_FOOTER);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
