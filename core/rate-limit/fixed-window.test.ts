import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FixedWindow, takeOne } from "./fixed-window.ts";

const NEW: FixedWindow = { endsAt: 0, taken: 0 };

describe("takeOne", () => {
  it("allows the limit, then refuses until the window ends", () => {
    const first = takeOne(NEW, 2, 10, 1_000);
    expect(first).toEqual({ window: { endsAt: 11_000, taken: 1 }, allowed: true, remaining: 1, retryAfterSeconds: 10 });
    const second = takeOne(first.window, 2, 10, 5_000);
    expect(second).toMatchObject({ allowed: true, remaining: 0, retryAfterSeconds: 6 });
    const third = takeOne(second.window, 2, 10, 10_999);
    expect(third).toEqual({ window: second.window, allowed: false, remaining: 0, retryAfterSeconds: 1 });
    expect(takeOne(third.window, 2, 10, 11_000)).toMatchObject({ allowed: true, remaining: 1, retryAfterSeconds: 10 });
  });

  it("never makes anyone wait longer than the window asked for, even after the clock stepped back", () => {
    const { window } = takeOne(NEW, 1, 3_600, 10_000_000);
    expect(takeOne(window, 1, 60, 10_000_000)).toMatchObject({ allowed: false, retryAfterSeconds: 60 });
    expect(takeOne(window, 1, 3_600, 5_000_000)).toMatchObject({ allowed: false, retryAfterSeconds: 3_600 });
  });

  it("keeps the count when the limit changes within a window", () => {
    const { window } = takeOne(takeOne(NEW, 5, 10, 0).window, 5, 10, 1);
    expect(takeOne(window, 1, 10, 2)).toMatchObject({ allowed: false, remaining: 0 });
    expect(takeOne(window, 3, 10, 2)).toMatchObject({ allowed: true, remaining: 0 });
  });

  it("never allows more than the limit in one window, whatever the times", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }), (waits, limit, seconds) => {
        const allowed = new Map<number, number>();
        let window = NEW;
        let now = 1;
        for (const wait of waits) {
          now += wait;
          const taken = takeOne(window, limit, seconds, now);
          window = taken.window;
          expect(taken.retryAfterSeconds).toBeGreaterThanOrEqual(1);
          expect(taken.retryAfterSeconds).toBeLessThanOrEqual(seconds);
          if (taken.allowed) allowed.set(window.endsAt, (allowed.get(window.endsAt) ?? 0) + 1);
        }
        for (const count of allowed.values()) expect(count).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
