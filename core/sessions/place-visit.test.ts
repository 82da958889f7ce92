import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SESSION_IDLE_MS, SESSIONS_MAX_HELD } from "../events/session.ts";
import type { HeldSession } from "./held-session.ts";
import { placeVisit } from "./place-visit.ts";
import { DEFAULT_SESSION_RULES, type SessionRules } from "./session-rules.ts";
import type { Touch } from "./touch.ts";
import type { Visit, Visitor } from "./visit.ts";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const MINUTE_MS = 60_000;
const visitor: Visitor = {
  ...{ pseudonym: "v", subject: null, channel: null, device: "mobile", locale: "de-AT" },
  purposes: ["necessary", "analytics"],
};
const view = (minutes: number, touch?: Touch): Visit => ({
  time: NOON + minutes * MINUTE_MS,
  type: "page_viewed",
  ...(touch === undefined ? {} : { touch }),
});

/** Places visits in the order given; answers the sessions and each visit's session, as minutes from noon. */
function place(visits: readonly Visit[], rules: SessionRules = DEFAULT_SESSION_RULES) {
  let sessions: readonly HeldSession[] = [];
  const starts = visits.map((visit, at) => {
    const placed = placeVisit(sessions, visit, `e${at}`, visitor, rules, NOON);
    sessions = placed.sessions;
    return (placed.start - NOON) / MINUTE_MS;
  });
  return { sessions, starts };
}

describe("a session", () => {
  it("holds events with pauses of less than half an hour, and ends with one of half an hour", () => {
    expect(place([view(0), view(29), view(58), view(88), view(89)]).starts).toEqual([0, 0, 0, 88, 88]);
  });

  it("ends after the minutes that the deployment says", () => {
    expect(place([view(0), view(9), view(19)], { ...DEFAULT_SESSION_RULES, idleMs: 10 * MINUTE_MS }).starts).toEqual([
      0, 0, 19,
    ]);
  });

  it("takes in an event that comes late, where its time lies, and keeps its name", () => {
    const { sessions, starts } = place([view(0), view(60), view(10), view(50), view(-20)]);
    expect(starts).toEqual([0, 60, 0, 60, 0]);
    expect(sessions.map(({ from, last }) => [(from - NOON) / MINUTE_MS, (last - NOON) / MINUTE_MS])).toEqual([
      [-20, 10],
      [50, 60],
    ]);
  });

  it("is not merged with its neighbour by an event between them: both have their names", () => {
    expect(place([view(0), view(40), view(20)]).starts).toEqual([0, 40, 0]);
  });

  it("ends at the midnight of the shop's time zone where the deployment wants it", () => {
    // 23:55 and 00:05 in Vienna (UTC+1).
    const visits = [view(655), view(665), view(666)];
    expect(place(visits).starts).toEqual([655, 655, 655]);
    const cut = place(visits, { ...DEFAULT_SESSION_RULES, midnightZone: "Europe/Vienna" });
    expect(cut.starts).toEqual([655, 665, 665]);
    expect(cut.sessions[0]?.endedBy).toBe("midnight");
  });

  it("ends with another campaign where the deployment wants it, and not with the same one or none", () => {
    const spring = { campaign: "spring", campaign_source: "mail" };
    const sale = { campaign: "sale", campaign_source: "mail" };
    const visits = [view(0, spring), view(1, { path: "/a" }), view(2, spring), view(3, sale), view(4)];
    expect(place(visits).starts).toEqual([0, 0, 0, 0, 0]);
    const cut = place(visits, { ...DEFAULT_SESSION_RULES, campaignCuts: true });
    expect(cut.starts).toEqual([0, 0, 0, 3, 3]);
    expect(cut.sessions.map(({ endedBy }) => endedBy)).toEqual(["campaign", "idle"]);
  });

  it("has a name of its own, also where two begin in the same millisecond", () => {
    const rules = { ...DEFAULT_SESSION_RULES, campaignCuts: true };
    const { sessions } = place([view(0, { campaign: "a" }), view(0, { campaign: "b" })], rules);
    expect(new Set(sessions.map(({ start }) => start)).size).toBe(2);
  });

  it("is one of a bounded number, whatever times a client makes up", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 60 }), (minutes) => {
        const { sessions, starts } = place(minutes.map((at) => view(at)));
        expect(sessions.length).toBeLessThanOrEqual(SESSIONS_MAX_HELD);
        expect(sessions.reduce((sum, { events }) => sum + events, 0)).toBe(minutes.length);
        expect(starts.every((start) => sessions.some((session) => session.start === NOON + start * MINUTE_MS))).toBe(
          true,
        );
      }),
    );
  });

  it("is cut exactly at pauses that are long enough, where events come in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 * 60_000 }), { minLength: 1, maxLength: 7 }), (pauses) => {
        let time = NOON;
        const visits = [0, ...pauses].map((pause): Visit => {
          time += pause;
          return { time, type: "page_viewed" };
        });
        const { starts } = place(visits);
        pauses.forEach((pause, at) => {
          expect(starts[at] !== starts[at + 1]).toBe(pause >= SESSION_IDLE_MS);
        });
      }),
    );
  });
});
