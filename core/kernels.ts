/** Compiled inner loops (`kernels/`), handed in from outside: how a module is loaded differs from runtime to runtime. */
export interface Kernels {
  readonly embeddingStep: WebAssembly.Module;
  readonly treeHistograms: WebAssembly.Module;
  readonly vectorProducts: WebAssembly.Module;
}
