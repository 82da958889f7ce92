import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measurement } from "../bench-entry.ts";
import { settle } from "../load/settle.ts";
import { type Platform, startPlatform } from "../platform/start-platform.ts";
import { quantile } from "../report/quantile.ts";
import { eventRoute } from "../routes/event-route.ts";

const EVENTS_PER_REQUEST = 1_000;
const REQUESTS_AT_ONCE = 3;
/** How many events the lake holds after the 5,000 that are measured: all of them on one day, which one object guards. */
const SIZES = [10_000, 100_000, 1_000_000] as const;
const MEASURED_EVENTS = 5_000;
const US_PER_SECOND = 1_000_000;

const route = eventRoute({
  name: "events-growth",
  about: "",
  path: "/v1/events/import",
  eventsPerRequest: EVENTS_PER_REQUEST,
  sessionsPerRequest: 100,
  connections: REQUESTS_AT_ONCE,
});

/** Sends requests `from` to `to`, a few at once; answers each one's time in milliseconds. */
async function send(platform: Platform, from: number, to: number): Promise<readonly number[]> {
  const times: number[] = [];
  let next = from;
  const lane = async () => {
    for (let n = next++; n < to; n = next++) {
      const { method, path, headers, body } = route.request(n, platform);
      const startedAt = performance.now();
      const response = await fetch(platform.url + path, { method, headers, body: body ?? "" });
      await response.text();
      if (response.status !== 202) throw new Error(`${path} answered ${response.status}`);
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, lane));
  return times;
}

async function lakeSize(platform: Platform): Promise<{ events: number; bytes: number; files: number }> {
  const listing: { files: readonly { events: number; bytes: number }[] } = await platform.admin.get("/v1/lake");
  const sum = (of: (file: { events: number; bytes: number }) => number) =>
    listing.files.reduce((total, file) => total + of(file), 0);
  return { events: sum(({ events }) => events), bytes: sum(({ bytes }) => bytes), files: listing.files.length };
}

/** CPU time of the next events, from request to the file that the manifest names, as the lake grows. */
export async function measureGrowth(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-bench-"));
  const platform = await startPlatform(folder);
  try {
    const measurements: Measurement[] = [];
    let sent = 0;
    for (const size of SIZES) {
      await send(platform, sent, (size - MEASURED_EVENTS) / EVENTS_PER_REQUEST);
      sent = (size - MEASURED_EVENTS) / EVENTS_PER_REQUEST;
      await settle(platform.cpuUs);
      const before = platform.cpuUs() ?? 0;
      const times = await send(platform, sent, size / EVENTS_PER_REQUEST);
      sent = size / EVENTS_PER_REQUEST;
      await settle(platform.cpuUs);
      const cpuUsPerEvent = ((platform.cpuUs() ?? 0) - before) / MEASURED_EVENTS;
      const lake = await lakeSize(platform);
      if (lake.events !== size) throw new Error(`the lake holds ${lake.events} of ${size} events`);
      const value = US_PER_SECOND / cpuUsPerEvent;
      const floor = measurements[0]?.value ?? value;
      const sorted = Float64Array.from(times).sort();
      measurements.push({
        name: `events-growth, ${size.toLocaleString("en")} events`,
        unit: "events/s",
        ...{ value, floor, ratio: value / floor, p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) },
        ...{ cpuUsPerEvent, files: lake.files },
        note: `${(lake.bytes / lake.events).toFixed(1)} bytes an event in ${lake.files} files`,
      });
    }
    return measurements;
  } finally {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
