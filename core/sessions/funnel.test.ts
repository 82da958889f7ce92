import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoHistory } from "../../demo/history.ts";
import { countFunnel, type FunnelEvent } from "./funnel.ts";

const STEPS = ["product_viewed", "product_added", "order_completed"];
const MINUTE_MS = 60_000;
/** `"v 0, a 5"`: a view at once, an addition five minutes later. */
const TYPES: { readonly [letter: string]: string } = { v: "product_viewed", a: "product_added", o: "order_completed" };
const session = (name: string, text: string): FunnelEvent[] =>
  text.split(", ").map((each) => {
    const [letter = "", minutes = ""] = each.split(" ");
    return { type: TYPES[letter] ?? letter, session: name, time: Number(minutes) * MINUTE_MS };
  });
const counts = (events: readonly FunnelEvent[], windowMs: number | null = null, steps = STEPS) =>
  countFunnel(events, { steps, windowMs }).map(({ sessions }) => sessions);

describe("a funnel", () => {
  it("counts the sessions that reach each step in order", () => {
    const events = [
      ...session("s1.a", "v 0, a 1, o 2"),
      ...session("s2.a", "v 0, a 1"),
      ...session("s3.a", "a 0, v 1, o 2"),
      ...session("s4.a", "o 0, a 1"),
      ...session("s5.a", "v 0, v 1, x 2"),
    ];
    expect(countFunnel(events, { steps: STEPS, windowMs: null })).toEqual([
      { step: "product_viewed", sessions: 4, ofPrevious: null, ofFirst: 1 },
      { step: "product_added", sessions: 2, ofPrevious: 0.5, ofFirst: 0.5 },
      { step: "order_completed", sessions: 1, ofPrevious: 0.5, ofFirst: 0.25 },
    ]);
  });

  it("leaves out what takes longer than the window, from whichever first step leaves most time", () => {
    expect(counts(session("s.a", "v 0, a 5, o 20"), 10 * MINUTE_MS)).toEqual([1, 1, 0]);
    expect(counts(session("s.a", "v 0, a 5, v 12, a 15, o 20"), 10 * MINUTE_MS)).toEqual([1, 1, 1]);
    expect(counts(session("s.a", "v 0, v 12, a 15, o 30"), 10 * MINUTE_MS)).toEqual([1, 1, 0]);
  });

  it("needs as many events as there are steps of a type", () => {
    const steps = ["product_viewed", "product_viewed", "product_added"];
    expect(counts(session("s.a", "v 0, a 1"), null, steps)).toEqual([1, 0, 0]);
    expect(counts(session("s.a", "v 0, v 1, a 2"), null, steps)).toEqual([1, 1, 1]);
  });

  it("cuts history, which no object has cut, at pauses of half an hour", () => {
    expect(counts(session("history", "v 0, a 40, v 50, a 60"))).toEqual([2, 1, 0]);
    expect(counts(session("cut.a", "v 0, a 40"))).toEqual([1, 1, 0]);
  });

  it("has no shares of nothing", () => {
    expect(countFunnel([], { steps: STEPS, windowMs: null }).map(({ ofFirst }) => ofFirst)).toEqual([null, null, null]);
  });

  it("never widens, whatever order events come in", () => {
    const event = fc.record({
      type: fc.constantFrom(...STEPS),
      session: fc.constantFrom("a.1", "b.1", "c"),
      time: fc.integer({ min: 0, max: 100 * MINUTE_MS }),
    });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 40 }),
        fc.integer({ min: 0, max: 60 * MINUTE_MS }),
        (events, windowMs) => {
          const found = counts(events, windowMs);
          expect(found).toEqual(found.toSorted((a, b) => b - a));
          expect(counts(events.toReversed(), windowMs)).toEqual(found);
          counts(events).forEach((sessions, at) => {
            expect(sessions).toBeGreaterThanOrEqual(found[at] ?? 0);
          });
        },
      ),
    );
  });

  it("of the demonstration's history says how many sessions see one, two and three products", async () => {
    const clicks = await Array.fromAsync(demoHistory());
    const perSession = new Map<string, number>();
    for (const click of clicks) perSession.set(click.session, (perSession.get(click.session) ?? 0) + 1);
    const steps = ["product_viewed", "product_viewed", "product_viewed"];
    const expected = [1, 2, 3].map((views) => [...perSession.values()].filter((count) => count >= views).length);
    expect(expected[0]).toBe(24_026);
    expect(counts(clicks, null, steps)).toEqual(expected);
  });
});
