import { expect, test } from "vitest";
import type { RouteEntry } from "../bench-entry.ts";
import type { RouteFigures } from "../load/measure-route.ts";
import { routeMeasurement } from "./route-measurement.ts";

const figures = (perSecond: number, cpuUs: number | null): RouteFigures => ({
  perSecond,
  cpuUs,
  connections: 16,
  aloneP50Ms: 1,
  aloneP99Ms: 2,
  aloneSamples: 100,
  loadedP50Ms: 3,
  loadedP99Ms: 4,
  platformBusy: 1,
  generatorBusy: 0.5,
  settleSeconds: 0,
});

const entry: RouteEntry = {
  kind: "route",
  name: "events-100",
  about: "",
  needs: "nothing",
  leavesWork: true,
  connections: 8,
  eventsPerRequest: 100,
  request: () => ({ method: "GET", path: "/", headers: {} }),
  check: () => null,
};

test("the floor is the mean of the empty route before and after, and the ratios are to it", () => {
  const measured = routeMeasurement(entry, figures(500, 2_000), [figures(6_000, 150), figures(4_000, 250)]);
  expect(measured).toMatchObject({
    value: 500,
    unit: "requests/s",
    floor: 5_000,
    ratio: 0.1,
    floorCpuUs: 200,
    cpuRatio: 0.1,
  });
  expect(measured).toMatchObject({ eventsPerSecond: 50_000, cpuUsPerEvent: 20 });
});

test("where CPU time cannot be read, what rests on it is null and the rest stands", () => {
  const measured = routeMeasurement(entry, figures(500, null), [figures(6_000, null), figures(4_000, null)]);
  expect(measured).toMatchObject({ ratio: 0.1, cpuUs: null, cpuRatio: null, cpuUsPerEvent: null });
});
