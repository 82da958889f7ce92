import type { Measurement } from "../bench-entry.ts";
import { quantile } from "./quantile.ts";

const US_PER_SECOND = 1e6;
const US_PER_MS = 1_000;

/**
 * The row of a work that is done once an event, against a floor. `work`, `floor`: CPU microseconds an event by round, ascending.
 * `note` is given both medians.
 */
export function eventMeasurement(
  name: string,
  work: Float64Array,
  floor: Float64Array,
  bytes: number,
  note: (us: number, floorUs: number) => string,
): Measurement {
  const [us, floorUs] = [quantile(work, 0.5), quantile(floor, 0.5)];
  return {
    name,
    value: Math.round(US_PER_SECOND / us),
    unit: "events/s",
    floor: Math.round(US_PER_SECOND / floorUs),
    ratio: Number((floorUs / us).toFixed(3)),
    p50Ms: us / US_PER_MS,
    p99Ms: quantile(work, 0.99) / US_PER_MS,
    usPerEvent: Number(us.toFixed(2)),
    bytes,
    note: note(us, floorUs),
  };
}
