import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSessions } from "./click-sessions.ts";
import { EVIDENCE, EVIDENCE_COLUMNS } from "./evidence.ts";
import { EvidencePass } from "./evidence-pass.ts";
import { transitionWeights } from "./evidence-weights.ts";
import { countHotTransitions, HOT_COLUMNS, HOT_SESSIONS } from "./hot-transitions.ts";
import { measureItems } from "./item-statistics.ts";
import { indexSessions } from "./session-index.ts";
import { sessionsOf } from "./small-log.fixture.ts";

function passOver(sessions: readonly (readonly number[])[]): EvidencePass {
  const log = sessionsOf(sessions);
  const index = indexSessions(log, 2_500);
  return new EvidencePass(
    index,
    countHotTransitions(index, transitionWeights(countSessions(index))),
    measureItems(log),
  );
}

const evidence = (pass: EvidencePass, item: number, column: keyof typeof EVIDENCE): number =>
  pass.placeOf(item) < 0 ? 0 : (pass.rows[pass.placeOf(item) * EVIDENCE_COLUMNS + EVIDENCE[column]] ?? 0);

describe("a pass over the index", () => {
  it("counts what came after and before the last item, nearer steps more", () => {
    const pass = passOver([
      [0, 1, 2],
      [0, 2],
      [3, 0],
    ]);
    pass.walk([0], 1);
    expect(evidence(pass, 1, "adjacent")).toBe(1);
    expect(evidence(pass, 2, "adjacent")).toBe(1);
    expect(evidence(pass, 2, "after")).toBeCloseTo(1 / 2 + 1, 6);
    expect(evidence(pass, 2, "afterAny")).toBeCloseTo((1 / 2 + 1) / 3, 6);
    expect(evidence(pass, 3, "before")).toBe(1);
    expect(evidence(pass, 3, "after")).toBe(0);
    expect(evidence(pass, 2, "together")).toBe(2);
  });

  it("tells what came after both of the last two items, and directly after the two in a row", () => {
    const pass = passOver([
      [0, 1, 2],
      [0, 4, 1, 3],
      [1, 0, 5],
      [1, 6],
    ]);
    pass.walk([0, 1], 2);
    expect([2, 3, 5, 6].map((item) => evidence(pass, item, "afterBoth"))).toEqual([1, 1, 1, 0]);
    expect([2, 3, 5, 6].map((item) => evidence(pass, item, "afterPair"))).toEqual([1, 0, 0, 0]);
  });

  it("takes no click as evidence for itself, but a second click on the item as evidence for a repeat", () => {
    const once = passOver([[0, 1]]);
    once.walk([0], 1);
    expect(evidence(once, 0, "neighbours")).toBe(0);
    const twice = passOver([[0, 1, 0]]);
    twice.walk([0], 1);
    expect(evidence(twice, 0, "neighbours")).toBeGreaterThan(0);
    expect(evidence(twice, 0, "after")).toBeCloseTo(1 / 2, 6);
  });

  it("scores sessions that share more of the prefix, and newer ones, higher", () => {
    const pass = passOver([
      [0, 3, 9],
      [0, 1, 2],
      [0, 4, 8],
    ]);
    pass.walk([1, 0], 2);
    expect(evidence(pass, 2, "neighbours")).toBeGreaterThan(evidence(pass, 9, "neighbours"));
    expect(evidence(pass, 8, "neighboursRecent")).toBeGreaterThan(evidence(pass, 9, "neighboursRecent"));
  });

  it("forgets the case before", () => {
    const pass = passOver([
      [0, 1],
      [2, 3],
    ]);
    pass.walk([0], 1);
    pass.walk([2], 1);
    expect(pass.placeOf(1)).toBeLessThan(0);
    expect([...pass.touched.subarray(0, pass.touchedCount)]).toEqual([3]);
  });

  it("reads a bounded number of sessions for an item that is in thousands", () => {
    const pass = passOver(Array.from({ length: 3_000 }, (_, at) => [0, 1 + (at % 7)]));
    pass.walk([0], 1);
    expect(pass.neighbourCount).toBeLessThanOrEqual(500);
    // Of the newest 2,500 sessions, numbers 500 to 2,999, every seventh.
    expect(evidence(pass, 1, "adjacent")).toBe(357);
  });
});

describe("transitions counted beforehand", () => {
  it("are those that the sessions themselves would give", () => {
    const sessionOfItems = fc.array(fc.nat(5), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(sessionOfItems, { minLength: HOT_SESSIONS + 1, maxLength: HOT_SESSIONS + 20 }), (tail) => {
        const sessions = tail.map((session) => [0, ...session]);
        const index = indexSessions(sessionsOf(sessions), 2_500);
        const { offsets, items, values } = countHotTransitions(index, transitionWeights(sessions.length));
        let adjacent = 0;
        for (const session of sessions) {
          session.forEach((item, at) => {
            if (item === 0 && session[at + 1] === 1) adjacent++;
          });
        }
        const at = items.subarray(offsets[0], offsets[1]).indexOf(1);
        expect(at < 0 ? 0 : values[at * HOT_COLUMNS]).toBe(adjacent);
      }),
      { numRuns: 20 },
    );
  });
});
