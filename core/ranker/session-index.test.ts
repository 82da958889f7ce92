import { describe, expect, it } from "vitest";
import { cutBeforeCases, oldestSessions } from "./click-sessions.ts";
import { measureItems } from "./item-statistics.ts";
import { indexSessions } from "./session-index.ts";
import { sessionsOf } from "./small-log.fixture.ts";

const log = sessionsOf([
  [0, 1, 0],
  [1, 2],
  [0, 0],
  [1, 0],
]);

describe("an index of sessions", () => {
  it("lists each item's sessions once, newest first", () => {
    const { postingOffsets, postings } = indexSessions(log, 10);
    const sessionsOfItem = (item: number) => [...postings.subarray(postingOffsets[item], postingOffsets[item + 1])];
    expect([0, 1, 2].map(sessionsOfItem)).toEqual([[3, 2, 0], [3, 1, 0], [1]]);
  });

  it("keeps the newest where there are too many", () => {
    const { postingOffsets, postings } = indexSessions(log, 2);
    expect([...postingOffsets]).toEqual([0, 2, 4, 5]);
    expect([...postings]).toEqual([3, 2, 3, 1, 1]);
  });

  it("keeps the newest 60 clicks of a long session", () => {
    const { starts, items } = indexSessions(sessionsOf([Array.from({ length: 100 }, (_, at) => at)]), 10);
    expect([...starts]).toEqual([0, 60]);
    expect(items[0]).toBe(40);
  });
});

describe("a cut before the newest cases", () => {
  it("keeps whole sessions", () => {
    expect(cutBeforeCases(log, 1)).toBe(3);
    expect(cutBeforeCases(log, 2)).toBe(2);
    expect(cutBeforeCases(log, 100)).toBe(0);
    expect([...oldestSessions(log, 1).items]).toEqual([0, 1, 0]);
  });
});

describe("statistics of items", () => {
  it("count clicks, first and last sight and repeats", () => {
    const { clicks, firstSession, lastSession, repeatedNext, repeatedLater } = measureItems(log);
    expect([...clicks]).toEqual([5, 3, 1]);
    expect([...firstSession]).toEqual([0, 0, 1]);
    expect([...lastSession]).toEqual([3, 3, 1]);
    // Five clicks have one after them: one repeats at once, two later; ten clicks at that rate are the prior.
    expect(repeatedNext[0]).toBeCloseTo((1 + 10 / 5) / (2 + 10), 6);
    expect(repeatedLater[0]).toBeCloseTo((2 + 20 / 5) / (2 + 10), 6);
    expect(repeatedNext[2]).toBeCloseTo(1 / 5, 6);
  });
});
