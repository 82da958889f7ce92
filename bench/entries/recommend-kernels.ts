import type { LocalEntry } from "../bench-entry.ts";
import { measureKernels } from "../kernels/measure-kernels.ts";

export const entry: LocalEntry = {
  kind: "local",
  name: "recommend-kernels",
  about:
    "session neighbours, and the whole learned ensemble, in workerd without a request around them; floor: the same in Node",
  measure: () => measureKernels((line) => console.error(line)),
};
