/** Keys of the lake: Hive-style partitions by event type, day and hour of the event's own time, UTC. */

export const HOUR_MS = 3_600_000;
const EVENTS_PREFIX = "events/";
/** One tiny object per date makes the date discoverable by listing. */
export const DATE_MARKER_PREFIX = "manifest/date=";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FILE_KEY = /^events\/type=([^/]+)\/date=(\d{4}-\d{2}-\d{2})\/hour=(\d{2})\/[^/]+\.avro$/;

/** 0000-01-01 and 9999-12-31T23:59:59.999 UTC: the years that a four-digit date can name. */
const TIME_MIN_MS = -62_167_219_200_000;
const TIME_MAX_MS = 253_402_300_799_999;

export interface LakePartitionKey {
  readonly type: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 0 to 23. */
  readonly hour: number;
}

/** Hours since the epoch in which `time` (epoch milliseconds) lies. */
export const hourIndexOf = (time: number): number => Math.floor(time / HOUR_MS);

/** The partition of an hour since the epoch. Throws for a year that four digits cannot name: ingest accepts no such event. */
export function partitionOf(type: string, hourIndex: number): LakePartitionKey {
  const time = hourIndex * HOUR_MS;
  if (!(time >= TIME_MIN_MS && time <= TIME_MAX_MS)) throw new RangeError(`no date for hour ${hourIndex}`);
  const iso = new Date(time).toISOString();
  return { type, date: iso.slice(0, 10), hour: Number(iso.slice(11, 13)) };
}

/** `events/type=T/date=YYYY-MM-DD/hour=HH/NAME.avro`; a type's letters other than a URL's unreserved ones are percent-encoded. */
export function lakeFileKey(partition: LakePartitionKey, name: string): string {
  const hour = String(partition.hour).padStart(2, "0");
  const type = encodeURIComponent(partition.type.toWellFormed());
  return `${EVENTS_PREFIX}type=${type}/date=${partition.date}/hour=${hour}/${name}.avro`;
}

/** The partition that a lake file's key names; `null` for any other key. */
export function parseLakeFileKey(key: string): LakePartitionKey | null {
  const [, type, date, hour] = FILE_KEY.exec(key) ?? [];
  if (type === undefined || date === undefined || hour === undefined) return null;
  try {
    return { type: decodeURIComponent(type), date, hour: Number(hour) };
  } catch {
    return null;
  }
}

/** The date before another, `YYYY-MM-DD`. */
export const dayBefore = (date: string): string => new Date(Date.parse(date) - 24 * HOUR_MS).toISOString().slice(0, 10);

export const dateMarkerKey = (date: string): string => `${DATE_MARKER_PREFIX}${date}`;

/** The date of a marker's key; `null` for any other key. */
export function dateOfMarker(key: string): string | null {
  const date = key.slice(DATE_MARKER_PREFIX.length);
  return key.startsWith(DATE_MARKER_PREFIX) && DATE.test(date) ? date : null;
}
