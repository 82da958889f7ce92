import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRetryable, retryAfterMs, retryDelayMs } from "./backoff.ts";

describe("waiting before another try", () => {
  it("doubles with each failure, with jitter, up to five minutes", () => {
    expect([1, 2, 3, 4].map((failures) => retryDelayMs(failures, 0, 0))).toEqual([500, 1_000, 2_000, 4_000]);
    expect(retryDelayMs(30, 0.999, 0)).toBeLessThanOrEqual(300_000);
  });

  it("never undercuts the server's wish", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(1e6),
        (failures, random, wish) => {
          expect(retryDelayMs(failures, random, wish)).toBeGreaterThanOrEqual(wish);
        },
      ),
    );
  });

  it("reads Retry-After in seconds and as a date, and ignores what it cannot read", () => {
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(retryAfterMs("7", now)).toBe(7_000);
    expect(retryAfterMs("Sun, 22 Nov 2026 12:00:30 GMT", now)).toBe(30_000);
    expect([null, "soon", "-5", "Sun, 22 Nov 2020 12:00:30 GMT"].map((header) => retryAfterMs(header, now))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("repeats only what may succeed later", () => {
    expect([429, 500, 503].map(isRetryable)).toEqual([true, true, true]);
    expect([202, 400, 401, 403, 413, 422].map(isRetryable)).toEqual([false, false, false, false, false, false]);
  });
});
