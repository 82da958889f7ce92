import type { OdcsContract } from "../contracts/contract-source.ts";

const DAY_MS = 86_400_000;

/** Days that events are kept whose type has no contract, or whose contract says nothing. */
export const RETENTION_DEFAULT_DAYS = 395;

/** Days of a unit, by the names that ODCS contracts use. */
const UNIT_DAYS: { readonly [unit: string]: number } = { d: 1, day: 1, days: 1, w: 7, y: 365, year: 365, years: 365 };

/** How long the contract lets an event be kept, in days. A unit that is not known counts as days: the shorter life. */
export function retentionDaysOf(contract: Pick<OdcsContract, "slaProperties"> | undefined): number {
  const retention = contract?.slaProperties.find(({ property }) => property === "retention");
  return retention === undefined ? RETENTION_DEFAULT_DAYS : retention.value * (UNIT_DAYS[retention.unit] ?? 1);
}

/** Whether every event of a date (`YYYY-MM-DD`) is older than its retention: whole files go, none is rewritten. `now`: epoch ms. */
export const isPastRetention = (date: string, retentionDays: number, now: number): boolean =>
  Date.parse(date) + (1 + retentionDays) * DAY_MS <= now;
