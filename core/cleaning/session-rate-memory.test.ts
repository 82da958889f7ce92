import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RememberedView, SessionRateMemory } from "./session-rate-memory.ts";
import { VIEWS_PER_SECOND_MAX } from "./session-rates.ts";

let made = 0;
const view = (session: string, ownTime: number | null, change: Partial<RememberedView> = {}): RememberedView => ({
  id: `view-${++made}`,
  session,
  type: "product_viewed",
  ownTime,
  ...change,
});
/** One request a view. */
const oneByOne = (memory: SessionRateMemory, views: readonly RememberedView[]): boolean[] =>
  views.map((each) => memory.note([each]).has(each.session));
const row = (session: string, count: number, everyMs: number, change: Partial<RememberedView> = {}) =>
  Array.from({ length: count }, (_, at) => view(session, at * everyMs, change));

describe("the memory of session rates", () => {
  it("finds a session that looks at more in a second than a person can, a request at a time, and keeps it found", () => {
    const found = oneByOne(new SessionRateMemory(7), [...row("bot", 30, 10), view("bot", 3_600_000)]);
    expect(found.indexOf(true)).toBe(VIEWS_PER_SECOND_MAX);
    expect(found.slice(VIEWS_PER_SECOND_MAX).every(Boolean)).toBe(true);
  });

  it("finds nobody who is slow, quick for a moment, silent about time, or sends other things than views", () => {
    const memory = new SessionRateMemory(7);
    const views = [
      ...row("person", 500, 60),
      ...row("quick", VIEWS_PER_SECOND_MAX, 1),
      ...row("silent", 500, 0, { ownTime: null }),
      ...row("list", 500, 0, { type: "recommendation_shown" }),
    ];
    expect(oneByOne(memory, views)).not.toContain(true);
  });

  it("takes an event that is sent again for the same view", () => {
    const views = row("retried", VIEWS_PER_SECOND_MAX, 10);
    expect(oneByOne(new SessionRateMemory(7), [...views, ...views, ...views])).not.toContain(true);
  });

  it("counts each session by itself", () => {
    const views = Array.from({ length: 1_000 }, (_, at) => view(`session-${at % 100}`, at));
    expect(oneByOne(new SessionRateMemory(7), views)).not.toContain(true);
  });

  it("forgets the session that was away longest, and nobody else", () => {
    const memory = new SessionRateMemory(7, 4);
    memory.note(row("bot", 21, 1));
    memory.note([view("a", 0), view("b", 0), view("c", 0), view("bot", 90_000)]);
    expect(memory.note([view("d", 0), view("bot", 90_000)]).has("bot")).toBe(true);
    memory.note([view("e", 0), view("f", 0), view("g", 0), view("h", 0)]);
    expect(memory.note([view("bot", 90_000)]).has("bot")).toBe(false);
  });

  it("never finds a session without 21 different views within one second", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(4_000)), { maxLength: 300 }), fc.nat(), (given, seed) => {
        const memory = new SessionRateMemory(seed, 8);
        const views = given.map(([session, time]) => view(`s${session}`, time));
        for (const each of views) {
          if (!memory.note([each]).has(each.session)) continue;
          const times = views.filter(({ session }) => session === each.session).map(({ ownTime }) => ownTime ?? 0);
          times.sort((a, b) => a - b);
          expect(
            times.some((time, at) => (times[at + VIEWS_PER_SECOND_MAX] ?? Number.POSITIVE_INFINITY) - time < 1_000),
          ).toBe(true);
        }
      }),
    );
  });
});
