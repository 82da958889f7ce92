import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CYCLE_NEARLY_OVER, CYCLE_UNKNOWN_MS, ONE_PURCHASE_MS, purchasesOf, wantedAgainAt } from "./purchases.ts";

const DAY_MS = 86_400_000;
const days = (...of: number[]): readonly number[] => of.map((day) => day * DAY_MS);

describe("purchasesOf", () => {
  it("holds orders of the session and those that the caller knows, by product", () => {
    const session = [
      { item: "a", kind: "order" as const, time: 5 },
      { item: "b", kind: "cart" as const, time: 6 },
    ];
    expect(
      purchasesOf(session, [
        { item: "a", time: 1 },
        { item: "c", time: 2 },
      ]),
    ).toEqual(
      new Map([
        ["a", [5, 1]],
        ["c", [2]],
      ]),
    );
  });
});

describe("wantedAgainAt", () => {
  it.each([
    ["the unknown cycle after one purchase", days(10), 10 * DAY_MS + CYCLE_UNKNOWN_MS],
    ["most of the median of 10, 20 and 60 days", days(0, 10, 30, 90), (90 + 20 * CYCLE_NEARLY_OVER) * DAY_MS],
    ["the lower of two in the middle", days(0, 10, 30), (30 + 10 * CYCLE_NEARLY_OVER) * DAY_MS],
    ["the unknown cycle after two orders of one day", [0, ONE_PURCHASE_MS - 1], ONE_PURCHASE_MS - 1 + CYCLE_UNKNOWN_MS],
  ])("is %s", (_, times, at) => {
    expect(wantedAgainAt(times)).toBe(at);
  });

  it("is after the last order, whatever the order of the orders", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400 * DAY_MS), { minLength: 1, maxLength: 10 }), (times) => {
        expect(wantedAgainAt(times)).toBeGreaterThan(Math.max(...times));
        expect(wantedAgainAt([...times].reverse())).toBe(wantedAgainAt(times));
      }),
    );
  });
});
