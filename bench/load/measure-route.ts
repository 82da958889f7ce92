import type { BenchRequest, RouteEntry } from "../bench-entry.ts";
import type { Platform } from "../platform/start-platform.ts";
import { quantile } from "../report/quantile.ts";
import { applyLoad, type Load, type LoadResult } from "./apply-load.ts";
import { settle } from "./settle.ts";

/** Of an entry's time: the throughput's share; the rest goes to the time of a request alone. */
const THROUGHPUT_SHARE = 0.7;

/** What one route did under load. */
export interface RouteFigures {
  /** Answers per second with `connections` requests under way. */
  readonly perSecond: number;
  readonly connections: number;
  /** One request at a time. */
  readonly aloneP50Ms: number;
  readonly aloneP99Ms: number;
  readonly aloneSamples: number;
  /** Under the full load: mostly the queue that the load itself makes. */
  readonly loadedP50Ms: number;
  readonly loadedP99Ms: number;
  /** workerd's CPU time per request, to the end of all that the requests set off, in microseconds. */
  readonly cpuUs: number | null;
  /** workerd's CPU time while the load ran, of one core; near 1, workerd is the bottleneck. */
  readonly platformBusy: number | null;
  /** The same of this process, which makes the load. */
  readonly generatorBusy: number;
  /** How long workerd went on working after the load, in seconds. */
  readonly settleSeconds: number;
}

export interface RouteLoad {
  readonly name: string;
  readonly url: string;
  readonly connections: number;
  /** Before anything is measured, so that V8 has compiled what is hot. */
  readonly warmUpSeconds: number;
  readonly leavesWork: boolean;
  readonly next: () => BenchRequest;
  readonly check: (body: string) => string | null;
}

/** Warm-up of an entry, in seconds. */
const WARM_UP_S = 2;

/** The load of an entry: numbered requests, parsed answers. */
export function loadOf(entry: RouteEntry, platform: Platform): RouteLoad {
  let n = 0;
  return {
    name: entry.name,
    url: entry.worker === "empty" ? platform.emptyUrl : platform.url,
    connections: entry.connections,
    warmUpSeconds: WARM_UP_S,
    leavesWork: entry.leavesWork,
    next: () => entry.request(n++, platform),
    check(body) {
      try {
        return entry.check(JSON.parse(body));
      } catch {
        return "the answer is not JSON";
      }
    },
  };
}

const generatorCpuUs = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Warm-up, then as many requests as the platform answers, then one request at a time. `seconds` is for the last two together. */
export async function measureRoute(
  load: RouteLoad,
  seconds: number,
  cpuUs: () => number | null,
): Promise<RouteFigures> {
  const run = (connections: number, share: number): Promise<LoadResult> => {
    const options: Load = { ...load, connections, seconds: share };
    return applyLoad(options);
  };
  const settled = async (): Promise<number> => (load.leavesWork ? settle(cpuUs) : 0);
  await run(load.connections, load.warmUpSeconds);
  await settled();

  const platformBefore = cpuUs();
  const generatorBefore = generatorCpuUs();
  const busy = await run(load.connections, seconds * THROUGHPUT_SHARE);
  const platformDuring = cpuUs();
  const generatorUs = generatorCpuUs() - generatorBefore;
  const settleSeconds = await settled();
  const platformAfter = cpuUs();

  const alone = await run(1, seconds * (1 - THROUGHPUT_SHARE));
  await settled();
  const wallUs = busy.seconds * 1_000_000;
  return {
    perSecond: busy.answered / busy.seconds,
    connections: load.connections,
    aloneP50Ms: quantile(alone.timesMs, 0.5),
    aloneP99Ms: quantile(alone.timesMs, 0.99),
    aloneSamples: alone.answered,
    loadedP50Ms: quantile(busy.timesMs, 0.5),
    loadedP99Ms: quantile(busy.timesMs, 0.99),
    cpuUs: platformBefore === null || platformAfter === null ? null : (platformAfter - platformBefore) / busy.sent,
    platformBusy:
      platformBefore === null || platformDuring === null ? null : (platformDuring - platformBefore) / wallUs,
    generatorBusy: generatorUs / wallUs,
    settleSeconds,
  };
}
