import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { demoProducts, demoStyles } from "../demo/catalog.ts";
import { drawPicture } from "../demo/garments/draw-garment.ts";

const ROOT = resolve(import.meta.dirname, "..");
const SITE = resolve(ROOT, "demo/site");

async function drawPictures(outdir) {
  await mkdir(outdir, { recursive: true });
  const titles = new Map(demoProducts().map((product) => [Number(product.id), product.title]));
  await Promise.all(
    demoStyles().map((style) =>
      writeFile(resolve(outdir, `${style.number}.svg`), drawPicture(style, titles.get(style.number) ?? "")),
    ),
  );
}

/** Builds the demonstration shop into `outdir`, its 217 product pictures included. */
export async function build(outdir = resolve(ROOT, "dist/public/demo")) {
  await mkdir(outdir, { recursive: true });
  await Promise.all([
    esbuild.build({
      entryPoints: { shop: resolve(SITE, "main.ts"), style: resolve(SITE, "style.css") },
      outdir,
      entryNames: "[name]",
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      charset: "utf8",
      logLevel: "warning",
    }),
    copyFile(resolve(SITE, "index.html"), resolve(outdir, "index.html")),
    copyFile(resolve(SITE, "icon.svg"), resolve(outdir, "icon.svg")),
    drawPictures(resolve(outdir, "images")),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
