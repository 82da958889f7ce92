import { describe, expect, it } from "vitest";
import { randomNumbers } from "../random-numbers.ts";
import { EventStream, resumeAfter } from "./event-stream.ts";
import { STREAM_EVENTS_PER_SECOND_MAX, STREAM_SESSIONS_MAX } from "./limits.ts";
import type { LiveSample } from "./live-sample.ts";
import type { StreamQuery } from "./stream-query.ts";

const ALL: StreamQuery = { sample: 1, types: null, sources: null, outcomes: null };
const NOW = Date.parse("2026-11-22T12:00:00Z");

const sample = (change: Partial<LiveSample> = {}): LiveSample => ({
  at: NOW,
  type: "product_viewed",
  source: "native",
  key: "key-1",
  outcome: "accepted",
  code: "",
  path: null,
  bot: [],
  session: "pseudonym",
  data: { product_id: "B-1" },
  ...change,
});
const opened = (query: Partial<StreamQuery> = {}) => new EventStream({ ...ALL, ...query }, "abc", randomNumbers(1));
const shown = (text: string | null) => JSON.parse(/^data: (.*)$/m.exec(text ?? "")?.[1] ?? "null") as object | null;

describe("an event on a stream", () => {
  it("has an id to take the stream up with, and says what became of it", () => {
    const text = opened().offer({ seq: 7, sample: sample() }, NOW);
    expect(text).toMatch(/^id: abc-7\ndata: \{[^\n]*\}\n\n$/);
    expect(shown(text)).toEqual({
      at: "2026-11-22T12:00:00.000Z",
      type: "product_viewed",
      source: "native",
      key: "key-1",
      outcome: "accepted",
      session: 1,
      data: { product_id: "B-1" },
    });
  });

  it("names why it was refused, or what gave an automaton away", () => {
    const rejected = sample({ outcome: "rejected", code: "missing_field", path: "data.*", session: null, data: null });
    expect(shown(opened().offer({ seq: 1, sample: rejected }, NOW))).toMatchObject({
      code: "missing_field",
      path: "data.*",
      session: null,
    });
    const bot = sample({ outcome: "bot", bot: ["webdriver"] });
    expect(shown(opened().offer({ seq: 1, sample: bot }, NOW))).toMatchObject({ outcome: "bot", bot: ["webdriver"] });
  });

  it("cannot end its line or begin another one", () => {
    const text = opened().offer({ seq: 1, sample: sample({ data: { name: "a\n\ndata: b\r\rid: 1" } }) }, NOW);
    expect(text?.trimEnd().split(/\r|\n/)).toHaveLength(2);
  });

  it("shows a session as a number of this stream's own, never its pseudonym", () => {
    const [one, other] = [opened(), opened()];
    const of = (stream: EventStream, session: string) =>
      shown(stream.offer({ seq: 1, sample: sample({ session }) }, NOW));
    expect([of(one, "a"), of(one, "b"), of(one, "a")]).toMatchObject([{ session: 1 }, { session: 2 }, { session: 1 }]);
    expect(of(other, "b")).toMatchObject({ session: 1 });
    expect(one.offer({ seq: 1, sample: sample() }, NOW)).not.toContain("pseudonym");
  });

  it("gives no number twice, and keeps few in memory", () => {
    const stream = opened();
    const numbers = new Set<unknown>();
    for (let at = 0; at <= STREAM_SESSIONS_MAX + 5; at++)
      numbers.add(
        (shown(stream.offer({ seq: at, sample: sample({ session: `s${at}` }) }, at * 1_000)) as { session: number })
          .session,
      );
    expect(numbers.size).toBe(STREAM_SESSIONS_MAX + 6);
  });
});

describe("a stream", () => {
  it("shows what its reader asked for", () => {
    const of = (query: Partial<StreamQuery>, change: Partial<LiveSample>) =>
      opened(query).offer({ seq: 1, sample: sample(change) }, NOW) !== null;
    expect(of({ types: new Set(["page_viewed"]) }, {})).toBe(false);
    expect(of({ types: new Set(["page_viewed"]) }, { type: "page_viewed" })).toBe(true);
    expect(of({ sources: new Set(["segment"]) }, {})).toBe(false);
    expect(of({ outcomes: new Set(["rejected"] as const) }, {})).toBe(false);
    expect(of({ outcomes: new Set(["bot"] as const) }, { outcome: "bot" })).toBe(true);
  });

  it("draws the share that its reader asked for", () => {
    const stream = opened({ sample: 0.25 });
    let sent = 0;
    for (let at = 0; at < 4_000; at++) if (stream.offer({ seq: at, sample: sample() }, at * 1_000) !== null) sent++;
    expect(Math.abs(sent - 1_000)).toBeLessThan(140);
    expect(opened({ sample: 0 }).offer({ seq: 1, sample: sample() }, NOW)).toBeNull();
  });

  it("never sends more a second than the cap, and says how many it left out", () => {
    const stream = opened();
    const offer = (now: number) =>
      Array.from({ length: 200 }, () => stream.offer({ seq: 1, sample: sample() }, now)).filter(
        (text) => text !== null,
      );
    expect(offer(NOW)).toHaveLength(STREAM_EVENTS_PER_SECOND_MAX);
    expect(offer(NOW + 999)).toHaveLength(0);
    expect(offer(NOW + 1_000)).toHaveLength(STREAM_EVENTS_PER_SECOND_MAX);
    expect(shown(stream.heartbeat())).toEqual({ skipped: 500 });
    expect(stream.heartbeat()).toBe(":\n\n");
  });

  it("says how long to wait before it is taken up again", () => {
    expect(opened().opening(true)).toMatch(/^retry: \d+\nevent: notice\ndata: \{"resumed":true,"sample":1\}\n\n$/);
  });
});

it.each([
  ["abc-12", 12],
  ["other-12", null],
  ["abc-", null],
  ["abc-1e3", null],
  ["abc--1", null],
  ["", null],
  [null, null],
])("takes up a stream after %j at %j", (given, seq) => {
  expect(resumeAfter(given, "abc")).toBe(seq);
});
