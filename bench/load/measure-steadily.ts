import type { Measurement, RouteEntry } from "../bench-entry.ts";
import type { Platform } from "../platform/start-platform.ts";
import { quantile } from "../report/quantile.ts";
import type { RouteFigures } from "./measure-route.ts";
import { steadyLoad } from "./steady-load.ts";

/** At the entry's own rate, before anything is measured, in seconds. */
const WARM_UP_S = 3;

const rounded = (value: number): number => Number(value.toFixed(3));

/** How long answers take at an even rate. The floor is what the empty route answers at full load: how near the rate is to it. */
export async function measureSteadily(
  entry: RouteEntry,
  perSecond: number,
  platform: Platform,
  seconds: number,
  empty: RouteFigures,
): Promise<Measurement> {
  let n = 0;
  const next = () => entry.request(n++, platform);
  await steadyLoad(platform.url, perSecond, WARM_UP_S, next);
  const before = platform.cpuUs();
  const startedAt = performance.now();
  const { perSecond: sent, timesMs } = await steadyLoad(platform.url, perSecond, seconds, next);
  const after = platform.cpuUs();
  const cpuUs = before === null || after === null ? null : (after - before) / timesMs.length;
  const wallUs = (performance.now() - startedAt) * 1_000;
  const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => rounded(quantile(timesMs, share)));
  return {
    name: entry.name,
    value: Math.round(sent),
    unit: "requests/s",
    floor: Math.round(empty.perSecond),
    ratio: rounded(sent / empty.perSecond),
    p50Ms: p50 ?? Number.NaN,
    p99Ms: p99 ?? Number.NaN,
    p90Ms: p90 ?? null,
    samples: timesMs.length,
    cpuUs: cpuUs === null ? null : Math.round(cpuUs),
    platformBusy: before === null || after === null ? null : rounded((after - before) / wallUs),
    note: `even rate; p90 ${p90} ms`,
  };
}
