import { redactPersonalData } from "../../core/cleaning/personal-data/redact.ts";
import type { Measurement } from "../bench-entry.ts";

const SMALL_CHARS = 100_000;
const LARGE_CHARS = 1_000_000;
const RUNS = 5;
const MS_PER_SECOND = 1_000;

/** As a body brings it: one flat string, not the parts that it was put together from. */
const asParsed = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

/** The quickest of five scans, milliseconds. */
function quickestMs(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    redactPersonalData(text);
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

/** Scans of 1 MB of near-matches a second, the slowest kind of them; floor: a tenth as much text, ten times as often. */
export function measureScan(name: string, textsOf: (chars: number) => readonly string[]): Measurement {
  const timesOf = (chars: number): readonly number[] => textsOf(chars).map(asParsed).map(quickestMs);
  timesOf(SMALL_CHARS);
  const small = timesOf(SMALL_CHARS);
  const large = timesOf(LARGE_CHARS);
  const growth = Math.max(...large.map((ms, at) => ms / (small[at] ?? ms)));
  const slowest = Math.max(...large);
  const tenSmall = (small[large.indexOf(slowest)] ?? slowest) * (LARGE_CHARS / SMALL_CHARS);
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
