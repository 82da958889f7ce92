import { expect, it } from "vitest";
import { impossibleSessions, type TimedView, VIEWS_PER_SECOND_MAX } from "./session-rates.ts";

const views = (session: string, count: number, everyMs: number, change: Partial<TimedView> = {}): TimedView[] =>
  Array.from({ length: count }, (_, at) => ({ session, type: "product_viewed", ownTime: at * everyMs, ...change }));

it("finds sessions that look at more than a person can, and no others", () => {
  const events = [
    ...views("bot", VIEWS_PER_SECOND_MAX + 1, 10),
    ...views("quick", VIEWS_PER_SECOND_MAX, 1),
    ...views("person", 500, 1_000),
  ];
  expect([...impossibleSessions(events)]).toEqual(["bot"]);
  expect([...impossibleSessions(events.toReversed())]).toEqual(["bot"]);
});

it("says nothing of events without a time of their own, and of what pages send in bulk", () => {
  expect(impossibleSessions(views("batch", 500, 0, { ownTime: null })).size).toBe(0);
  expect(impossibleSessions(views("list", 500, 0, { type: "recommendation_shown" })).size).toBe(0);
});
