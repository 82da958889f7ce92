import { describe, expect, it } from "vitest";
import { allContracts } from "../contracts/catalogue.ts";
import { isPastRetention, RETENTION_DEFAULT_DAYS, retentionDaysOf } from "./retention.ts";

const contractWith = (value: number, unit: string) => ({ slaProperties: [{ property: "retention", value, unit }] });

describe("retention", () => {
  it("is what the contract says, in days, weeks or years", () => {
    expect([contractWith(30, "d"), contractWith(2, "w"), contractWith(1, "y")].map(retentionDaysOf)).toEqual([
      30, 14, 365,
    ]);
  });

  it("has a default for a type without a contract, and takes the shorter life for a unit that is not known", () => {
    expect(retentionDaysOf(undefined)).toBe(RETENTION_DEFAULT_DAYS);
    expect(retentionDaysOf({ slaProperties: [] })).toBe(RETENTION_DEFAULT_DAYS);
    expect(retentionDaysOf(contractWith(24, "fortnights"))).toBe(24);
  });

  it("is positive for every contract of the catalogue", () => {
    for (const { source } of allContracts()) expect(retentionDaysOf(source)).toBeGreaterThan(0);
  });

  it("ends when the day's last moment is older than it, and not a millisecond before", () => {
    const end = Date.parse("2026-04-02T00:00:00Z") + 30 * 86_400_000;
    expect(isPastRetention("2026-04-01", 30, end - 1)).toBe(false);
    expect(isPastRetention("2026-04-01", 30, end)).toBe(true);
  });
});
