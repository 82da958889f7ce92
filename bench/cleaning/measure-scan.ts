import { redactPersonalData } from "../../core/cleaning/personal-data/redact.ts";
import type { Measurement } from "../bench-entry.ts";

const SMALL_CHARS = 100_000;
const LARGE_CHARS = 1_000_000;
const RUNS = 5;
const MS_PER_SECOND = 1_000;
const US_PER_MS = 1_000;

/** As a body brings it: one flat string, not the parts that it was put together from. */
const asParsed = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** CPU time of this process, milliseconds: what others use of the machine is not in it. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / US_PER_MS;
};

/** The cheapest of five scans of all that `texts` hold, milliseconds of CPU. */
function cheapestMs(texts: readonly string[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const from = cpuMs();
    for (const text of texts) redactPersonalData(text);
    best = Math.min(best, cpuMs() - from);
  }
  return best;
}

/** As many copies of a short text as one long text has of it: both sides of a ratio do the same work, and are long enough to measure. */
const copies = (text: string, count: number): readonly string[] => Array.from({ length: count }, () => text);

/** Scans of 1 MB of near-matches a second, the slowest kind of them; floor: a tenth as much text, ten times as often. */
export function measureScan(name: string, textsOf: (chars: number) => readonly string[]): Measurement {
  const times = LARGE_CHARS / SMALL_CHARS;
  const timesOf = (chars: number): readonly number[] =>
    textsOf(chars)
      .map(asParsed)
      .map((text) => cheapestMs(copies(text, LARGE_CHARS / chars)));
  timesOf(SMALL_CHARS);
  const tenSmalls = timesOf(SMALL_CHARS);
  const large = timesOf(LARGE_CHARS);
  const growth = Math.max(...large.map((ms, at) => (times * ms) / (tenSmalls[at] ?? ms)));
  const slowest = Math.max(...large);
  const tenSmall = tenSmalls[large.indexOf(slowest)] ?? slowest;
  return {
    name,
    value: Number((MS_PER_SECOND / slowest).toFixed(2)),
    unit: "texts/s",
    floor: Number((MS_PER_SECOND / tenSmall).toFixed(2)),
    ratio: Number((tenSmall / slowest).toFixed(2)),
    p50Ms: slowest,
    p99Ms: slowest,
    growthMax: Number(growth.toFixed(1)),
    note: `1 MB takes at most ${growth.toFixed(1)} times as long as 100 kB`,
  };
}
