import type { OdcsContract } from "./contract-source.ts";

/** Seconds of the time units that ODCS contracts use. */
const UNIT_SECONDS: { readonly [unit: string]: number } = {
  s: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3_600,
  hour: 3_600,
  hours: 3_600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  w: 604_800,
  week: 604_800,
  weeks: 604_800,
  y: 31_536_000,
  yr: 31_536_000,
  year: 31_536_000,
  years: 31_536_000,
};

export const isTimeUnit = (unit: unknown): boolean => typeof unit === "string" && Object.hasOwn(UNIT_SECONDS, unit);

/** Units that retention may have: those that the lake's upkeep knows (`core/lake/retention.ts`). */
export const RETENTION_UNITS = ["d", "day", "days", "w", "y", "year", "years"] as const;

/** A service level as seconds; `null` where the contract has none of that name, or not in time. */
export function secondsOf(contract: OdcsContract, property: string): number | null {
  const level = contract.slaProperties.find((each) => each.property === property);
  if (level === undefined || typeof level.value !== "number") return null;
  const seconds = UNIT_SECONDS[isTimeUnit(level.unit) ? level.unit : "d"];
  return seconds === undefined ? null : level.value * seconds;
}
