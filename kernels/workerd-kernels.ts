import type { Kernels } from "../core/kernels.ts";
import embeddingStep from "./embedding-step.wasm";
import treeHistograms from "./tree-histograms.wasm";
import vectorProducts from "./vector-products.wasm";

/** The kernels, as modules that come with the script. */
export const WORKERD_KERNELS: Kernels = { embeddingStep, treeHistograms, vectorProducts };
