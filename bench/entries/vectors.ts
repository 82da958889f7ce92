import type { LocalEntry } from "../bench-entry.ts";
import { measureScan } from "../vectors/measure-scan.ts";
import { clustered, products } from "../vectors/stored-vectors.ts";

const SIZES = [10_000, 100_000];
/** Of an entry's time, one figure's share: there are four. */
const SHARE = 0.3;

export const entry: LocalEntry = {
  kind: "local",
  name: "vectors",
  about: "the embedded vector index's scan, rescored from memory, against exact float32 search",
  async measure(seconds) {
    return SIZES.flatMap((size) => [
      measureScan(`vectors-clustered-${size}`, clustered(size), seconds * SHARE),
      measureScan(`vectors-products-${size}`, products(size), seconds * SHARE),
    ]);
  },
};
