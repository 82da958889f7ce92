import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import type { LocalEntry } from "../bench-entry.ts";
import { calibrateClusters } from "../growth/calibrate-clusters.ts";
import { growthMeasurements } from "../growth/growth-measurements.ts";
import { likenessOf } from "../growth/likeness.ts";
import { likenessTable } from "../growth/likeness-table.ts";
import { readSource } from "../growth/read-source.ts";
import { runSize } from "../growth/run-size.ts";
import { measureProfile } from "../growth/shop-profile.ts";
import type { SizeFigures } from "../growth/size-figures.ts";

/** `NEARSHELF_GROWTH_CLICKS=1000000,10000000`: other sizes, smallest first; weights are learned on the first. */
const SIZES = (process.env.NEARSHELF_GROWTH_CLICKS ?? "1000000,10000000,60000000").split(",").map(Number);

export const entry: LocalEntry = {
  kind: "local",
  name: "growth",
  about: `synthetic shops of ${SIZES.map((size) => size.toLocaleString("en")).join(", ")} clicks: index, session neighbours, learned ranking, item blocks`,
  onlyByName: true,
  async measure() {
    const { name, log } = await readSource();
    const profile = calibrateClusters(log, (shares) => measureProfile(log, shares));
    console.error(`made like ${name}: items grow as clicks ** ${profile.catalogExponent.toFixed(2)}`);
    const folder = await mkdtemp(join(tmpdir(), "nearshelf-growth-"));
    try {
      const [profileFile, sampleFile] = [join(folder, "profile"), join(folder, "sample")];
      await writeFile(profileFile, serialize(profile));
      const sizes: SizeFigures[] = [];
      for (const size of SIZES) {
        sizes.push(await runSize(size, profileFile, sampleFile, sizes.length === 0 ? "learn" : "apply"));
      }
      console.error(
        likenessTable([
          { name, likeness: likenessOf(log) },
          ...sizes.map(({ likeness }) => ({ name: "synthetic", likeness })),
        ]),
      );
      return growthMeasurements(sizes);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};
