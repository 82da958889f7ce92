import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importCatalog } from "../cli/start/import-catalog.ts";
import type { Measurement, RouteEntry } from "./bench-entry.ts";
import { measureEmptyRoute } from "./load/measure-empty-route.ts";
import { loadOf, measureRoute, type RouteFigures } from "./load/measure-route.ts";
import { measureSteadily } from "./load/measure-steadily.ts";
import { demonstrationModel } from "./models/demonstration-model.ts";
import { promoteModel } from "./platform/promote-model.ts";
import { type Platform, startPlatform } from "./platform/start-platform.ts";
import { routeMeasurement } from "./report/route-measurement.ts";

/** Time of one measurement of the floor, in seconds: there is one before, between and after the entries. */
const FLOOR_S = 4;

/** Measures routes on one platform, the empty route before and after each: the machine's own mood is in both. */
export async function measureRoutes(
  entries: readonly RouteEntry[],
  seconds: number,
  report: (line: string) => void,
): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-bench-"));
  try {
    report("building and starting the platform …");
    const platform = await startPlatform(folder);
    try {
      return await measureOn(platform, entries, seconds, report);
    } finally {
      await platform.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureOn(
  platform: Platform,
  entries: readonly RouteEntry[],
  seconds: number,
  report: (line: string) => void,
): Promise<readonly Measurement[]> {
  const measureFloor = async (): Promise<RouteFigures> => {
    const floor = await measureEmptyRoute(platform, FLOOR_S);
    const busy = floor.platformBusy === null ? "" : `, workerd ${Math.round(floor.platformBusy * 100)} % of a core`;
    report(`empty route: ${floor.perSecond.toFixed(0)} requests/s, CPU ${floor.cpuUs?.toFixed(0) ?? "?"} µs${busy}`);
    return floor;
  };
  if (entries.some(({ needs }) => needs !== "nothing")) await importCatalog(platform.admin);
  let serving: RouteEntry["needs"] = "nothing";
  const measurements: Measurement[] = [];
  let before = await measureFloor();
  for (const entry of entries) {
    report(`${entry.name}: ${entry.about}`);
    if (entry.needs !== "nothing" && entry.needs !== serving) {
      await promoteModel(platform.admin, await demonstrationModel(entry.needs, report));
      serving = entry.needs;
    }
    await entry.prepare?.(platform);
    if (entry.steadyPerSecond !== undefined) {
      measurements.push(await measureSteadily(entry, entry.steadyPerSecond, platform, seconds, before));
      continue;
    }
    const figures = await measureRoute(loadOf(entry, platform), seconds, platform.cpuUs);
    const after = await measureFloor();
    measurements.push(routeMeasurement(entry, figures, [before, after]));
    before = after;
  }
  return measurements;
}
