import type { Measurement } from "../bench-entry.ts";
import type { SizeFigures } from "./size-figures.ts";

const US_PER_SECOND = 1_000_000;
const US_PER_MS = 1_000;
const MIB = 2 ** 20;

type Method = "neighbours" | "learned" | "blocks";

const ABOUT: { readonly [method in Method]: (size: SizeFigures) => string } = {
  neighbours: ({ index, peakBytes }) =>
    `${index.bytesPerClick.toFixed(1)} B/click, built at ${thousands(index.clicksPerCpuSecond)} clicks/s, peak ${mebibytes(peakBytes.index)}`,
  learned: ({ learned, peakBytes }) =>
    `tables at ${thousands(learned.tableClicksPerCpuSecond)} clicks/s, ${learned.ownWeights ? "own" : "borrowed"} weights (${learned.chosen}), peak ${mebibytes(peakBytes["learned ranking"])}`,
  blocks: ({ blocks }) =>
    `${blocks.blocks} blocks, ${mebibytes(blocks.bytes)}; cold ${blocks.coldBlocks.toFixed(1)} blocks, ${(blocks.coldBytes / 1024).toFixed(0)} KiB; warm hits ${(blocks.warmHits * 100).toFixed(0)} %; ${blocks.different} answers differ`,
};

/**
 * A row per method and size: questions/s at the median, against the same of the smallest shop. The whole of what was measured of a
 * size goes along as JSON in `figures`, for the plot.
 */
export function growthMeasurements(sizes: readonly SizeFigures[]): readonly Measurement[] {
  const methods: readonly Method[] = ["neighbours", "learned", "blocks"];
  return methods.flatMap((method) => sizes.map((size) => measurement(method, size, sizes[0] ?? size)));
}

function measurement(method: Method, size: SizeFigures, smallest: SizeFigures): Measurement {
  const { p50Us, p99Us } = size[method];
  const value = US_PER_SECOND / p50Us;
  const floor = US_PER_SECOND / smallest[method].p50Us;
  return {
    name: `growth-${method}-${size.clicks.toLocaleString("en")}`,
    value,
    unit: "queries/s",
    floor,
    ratio: value / floor,
    p50Ms: p50Us / US_PER_MS,
    p99Ms: p99Us / US_PER_MS,
    p99Growth: p99Us / smallest[method].p99Us,
    note: `p99 × ${(p99Us / smallest[method].p99Us).toFixed(2)}; ${ABOUT[method](size)}`,
    figures: JSON.stringify(size),
  };
}

const thousands = (value: number): string => `${Math.round(value / 1_000).toLocaleString("en")} k`;
const mebibytes = (bytes: number | undefined): string => `${Math.round((bytes ?? 0) / MIB).toLocaleString("en")} MiB`;
