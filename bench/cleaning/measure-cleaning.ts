import { cleanEvent } from "../../core/cleaning/clean-event.ts";
import type { Measurement } from "../bench-entry.ts";
import { cpuUs } from "../report/cpu-us.ts";
import { eventMeasurement } from "../report/event-measurement.ts";

const EVENTS = 2_000;
const WARM_UP_ROUNDS = 5;
const NOW = Date.parse("2026-11-22T12:01:00Z");
const MS_PER_SECOND = 1_000;

/** Microseconds of CPU an event, of rounds over `EVENTS` events, for `ms` milliseconds; ascending. */
function rounds(work: (at: number) => void, ms: number): Float64Array {
  const times: number[] = [];
  const until = performance.now() + ms;
  do {
    const from = cpuUs();
    for (let at = 0; at < EVENTS; at++) work(at);
    times.push((cpuUs() - from) / EVENTS);
  } while (performance.now() < until);
  return Float64Array.from(times).sort();
}

/** Events a second of CPU through `cleanEvent`, the median of rounds of 2,000 different ones; floor: parsing their JSON. */
export function measureCleaning(name: string, make: (n: number) => object, seconds: number): Measurement {
  const texts = Array.from({ length: EVENTS }, (_, n) => JSON.stringify(make(n)));
  const events = texts.map((text) => JSON.parse(text) as unknown);
  const clean = (at: number): void => {
    const { ok } = cleanEvent(events[at], { now: NOW });
    if (!ok) throw new Error(`${name}: an event was refused`);
  };
  const parse = (at: number): void => {
    JSON.parse(texts[at] ?? "");
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (let at = 0; at < EVENTS; at++) clean(at);
  const cleaning = rounds(clean, (seconds * MS_PER_SECOND) / 2);
  const parsing = rounds(parse, (seconds * MS_PER_SECOND) / 2);
  return eventMeasurement(
    name,
    cleaning,
    parsing,
    texts[0]?.length ?? 0,
    (us, floorUs) => `CPU µs an event ${us.toFixed(1)}, JSON.parse ${floorUs.toFixed(1)}`,
  );
}
