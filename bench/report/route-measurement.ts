import type { Measurement, RouteEntry } from "../bench-entry.ts";
import type { RouteFigures } from "../load/measure-route.ts";

const mean = (a: number, b: number): number => (a + b) / 2;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const roundedOrNull = (value: number | null, digits: number): number | null =>
  value === null ? null : rounded(value, digits);

/** A route's figures beside those of the empty route before and after it. */
export function routeMeasurement(
  entry: RouteEntry,
  figures: RouteFigures,
  [before, after]: readonly [RouteFigures, RouteFigures],
): Measurement {
  const floor = mean(before.perSecond, after.perSecond);
  const floorCpuUs = before.cpuUs === null || after.cpuUs === null ? null : mean(before.cpuUs, after.cpuUs);
  const { perSecond, cpuUs } = figures;
  const events = entry.eventsPerRequest ?? null;
  return {
    name: entry.name,
    value: rounded(perSecond, 1),
    unit: "requests/s",
    floor: rounded(floor, 1),
    ratio: rounded(perSecond / floor, 4),
    p50Ms: rounded(figures.aloneP50Ms, 3),
    p99Ms: rounded(figures.aloneP99Ms, 3),
    samples: figures.aloneSamples,
    loadedP50Ms: rounded(figures.loadedP50Ms, 3),
    loadedP99Ms: rounded(figures.loadedP99Ms, 3),
    connections: figures.connections,
    eventsPerSecond: events === null ? null : rounded(perSecond * events, 0),
    cpuUs: roundedOrNull(cpuUs, 1),
    cpuUsPerEvent: events === null || cpuUs === null ? null : rounded(cpuUs / events, 1),
    floorCpuUs: roundedOrNull(floorCpuUs, 1),
    cpuRatio: cpuUs === null || floorCpuUs === null ? null : rounded(floorCpuUs / cpuUs, 4),
    platformBusy: roundedOrNull(figures.platformBusy, 2),
    generatorBusy: rounded(figures.generatorBusy, 2),
    settleSeconds: rounded(figures.settleSeconds, 1),
  };
}
