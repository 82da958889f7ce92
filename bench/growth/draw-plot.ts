/*
 * `node --disable-warning=ExperimentalWarning bench/growth/draw-plot.ts FIGURES.json OUT.svg`: draws what
 * `npm run bench -- growth --json FIGURES.json` measured.
 */
import { readFile, writeFile } from "node:fs/promises";
import type { Measurement } from "../bench-entry.ts";
import { type Line, type Panel, plotSvg } from "./plot-svg.ts";
import type { SizeFigures } from "./size-figures.ts";

const MIB = 2 ** 20;

const [figuresFile = "", outFile = ""] = process.argv.slice(2);
const measurements = JSON.parse(await readFile(figuresFile, "utf8")) as readonly Measurement[];
const sizes = measurements
  .filter(({ name }) => name.startsWith("growth-neighbours-"))
  .map(({ figures }) => JSON.parse(String(figures)) as SizeFigures);

const line = (name: string, colour: string, dashed: boolean, of: (size: SizeFigures) => number): Line => ({
  name,
  colour,
  dashed,
  points: sizes.map((size) => ({ x: size.clicks, y: of(size) })),
});

const panels: readonly Panel[] = [
  {
    title: "µs a prediction",
    lines: [
      line("learned p99", "#c0392b", false, ({ learned }) => learned.p99Us),
      line("learned p50", "#c0392b", true, ({ learned }) => learned.p50Us),
      line("neighbours p99", "#2471a3", false, ({ neighbours }) => neighbours.p99Us),
      line("neighbours p50", "#2471a3", true, ({ neighbours }) => neighbours.p50Us),
      line("from blocks p99", "#1e8449", false, ({ blocks }) => blocks.computeP99Us),
      line("from blocks p50", "#1e8449", true, ({ blocks }) => blocks.computeP50Us),
    ],
  },
  {
    title: "MiB",
    lines: [
      line("peak of the process", "#7f8c8d", false, ({ peakBytes }) => Math.max(...Object.values(peakBytes)) / MIB),
      line("all blocks", "#1e8449", false, ({ blocks }) => blocks.bytes / MIB),
      line("whole index", "#2471a3", false, ({ index, clicks }) => (index.bytesPerClick * clicks) / MIB),
      line("directory of blocks", "#1e8449", true, ({ blocks }) => blocks.directoryBytes / MIB),
      line("fetched by a cold request", "#1e8449", true, ({ blocks }) => blocks.coldBytes / MIB),
    ],
  },
];
await writeFile(outFile, plotSvg(panels, "clicks"));
