import { describe, expect, it } from "vitest";
import { endOf, type SessionLog, sessionCountOf } from "./session-log.ts";
import { FRESH_CASES_MIN, validationCut } from "./validation-cut.ts";

/** Sessions of `length` clicks, one a second, a session every 100 seconds. */
function steadyLog(sessions: number, length: number): SessionLog {
  const clicks = sessions * length;
  return {
    itemIds: ["a"],
    starts: Uint32Array.from({ length: sessions + 1 }, (_, session) => session * length),
    items: new Uint32Array(clicks),
    kinds: new Uint8Array(clicks),
    times: Uint32Array.from({ length: clicks }, (_, click) => Math.floor(click / length) * 100 + (click % length)),
  };
}

describe("where a log is cut to judge", () => {
  const log = steadyLog(2_000, 11);

  it("holds out the newest twentieth where nothing serves", () => {
    const cut = validationCut(log, null);
    expect(sessionCountOf(cut?.past ?? log)).toBe(1_900);
    expect(sessionCountOf(cut?.test ?? log)).toBe(100);
    expect(cut?.fresh).toBe(false);
  });

  it("holds out just what is newer than the active model's window, so that both know as much", () => {
    const activeUntil = endOf(log, 1_939);
    const cut = validationCut(log, activeUntil);
    expect(cut?.fresh).toBe(true);
    expect(sessionCountOf(cut?.past ?? log)).toBe(1_940);
    expect(Math.min(...(cut?.test.times ?? []))).toBeGreaterThan(activeUntil);
  });

  it("holds out no more than the newest twentieth where the active model is old", () => {
    const cut = validationCut(log, endOf(log, 500));
    expect(cut?.fresh).toBe(true);
    expect(sessionCountOf(cut?.test ?? log)).toBe(100);
  });

  it("never asks the active model for a session that it has seen the beginning of", () => {
    // The session after the cut had begun when the active model's window ended.
    const cut = validationCut(log, 1_900 * 100 + 5);
    expect(cut?.fresh).toBe(true);
    expect(sessionCountOf(cut?.past ?? log)).toBe(1_900);
    expect(sessionCountOf(cut?.test ?? log)).toBe(99);
  });

  it("says that the two cannot be compared where too few clicks are newer than the active model", () => {
    const enough = Math.ceil(FRESH_CASES_MIN / 10);
    expect(validationCut(log, endOf(log, 2_000 - enough))?.fresh).toBe(false);
    expect(validationCut(log, endOf(log, 1_999 - enough))?.fresh).toBe(true);
    expect(validationCut(log, endOf(log, 1_999))?.fresh).toBe(false);
  });

  it("is nowhere where there are too few sessions", () => {
    expect(validationCut(steadyLog(19, 3), null)).toBeNull();
  });
});
