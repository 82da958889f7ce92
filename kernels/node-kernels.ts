import { readFileSync } from "node:fs";
import type { Kernels } from "../core/kernels.ts";

const load = (name: string): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(new URL(`./${name}.wasm`, import.meta.url)));

/** The kernels, read from this folder. */
export const NODE_KERNELS: Kernels = {
  embeddingStep: load("embedding-step"),
  treeHistograms: load("tree-histograms"),
  vectorProducts: load("vector-products"),
};
