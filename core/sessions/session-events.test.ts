import { describe, expect, it } from "vitest";
import { contractOf } from "../contracts/catalogue.ts";
import { EVENT_ID_PATTERN } from "../identifiers.ts";
import type { HeldSession } from "./held-session.ts";
import { placeVisit } from "./place-visit.ts";
import { sessionEnded, sessionStarted } from "./session-events.ts";
import { DEFAULT_SESSION_RULES } from "./session-rules.ts";
import { type Visit, type Visitor, visitOf } from "./visit.ts";

const START = Date.parse("2026-11-22T12:00:00Z");
const NOW = START + 4_000_000;
const PSEUDONYM = "nJ9pXoH3Qm-2bcdEFgh_1A";
const visitor: Visitor = {
  ...{ pseudonym: PSEUDONYM, subject: "p", channel: "web", device: "desktop", locale: "en-US" },
  purposes: ["necessary", "analytics"],
};

function sessionOf(...visits: readonly Visit[]): HeldSession {
  let sessions: readonly HeldSession[] = [];
  for (const [at, visit] of visits.entries())
    ({ sessions } = placeVisit(sessions, visit, `e${at}`, visitor, DEFAULT_SESSION_RULES, START));
  const [session] = sessions;
  if (session === undefined) throw new Error("no session");
  return session;
}

const page = (seconds: number, path: string, more: object = {}) =>
  visitOf("page_viewed", START + seconds * 1_000, {}, { path, ...more });
const product = (type: string, seconds: number, ...ids: readonly string[]) =>
  visitOf(type, START + seconds * 1_000, { products: ids.map((id) => ({ product_id: id })) }, null);

describe("session_ended", () => {
  const session = sessionOf(
    page(0, "/", { source: "search", referrer: "https://google.com/" }),
    product("product_viewed", 10, "a"),
    product("product_viewed", 20, "b"),
    product("product_viewed", 25, "a"),
    product("product_added", 30, "a"),
    page(40, "/checkout"),
    visitOf("order_completed", START + 60_250, { total: 12.5, currency: "EUR", products: [{ product_id: "a" }] }, null),
  );

  it("sums the session up, as its contract has it", () => {
    const ended = sessionEnded(PSEUDONYM, session, NOW);
    expect(ended).toMatchObject({
      type: "session_ended",
      time: START + 60_250,
      received: NOW,
      subject: "p",
      channel: "web",
    });
    expect(ended.data).toEqual({
      ...{ path: "/", exit_path: "/checkout", referrer: "https://google.com/", source: "search" },
      ...{ device: "desktop", locale: "en-US", ended_by: "idle", duration_s: 60, duration_ms: 60_250 },
      ...{ events: 7, page_views: 2, product_views: 3, products_added: 1, orders: 1, products: 2 },
      ...{ revenue: 12.5, currency: "EUR", outcome: "converted" },
    });
    expect(contractOf("session_ended")?.validate(ended.data, "data")).toBeNull();
  });

  it("has an id that is the session's, however often it is made", () => {
    const ended = sessionEnded(PSEUDONYM, session, NOW);
    expect(ended.id).toBe(sessionEnded(PSEUDONYM, session, NOW + 1).id);
    expect(ended.id).toMatch(EVENT_ID_PATTERN);
    expect(ended.id).not.toBe(sessionEnded(PSEUDONYM, { ...session, start: START + 1 }, NOW).id);
  });

  it.each([
    ["bounced", [page(0, "/")]],
    ["bounced", [page(0, "/p"), product("product_viewed", 0, "a")]],
    ["engaged", [page(0, "/"), page(9, "/b")]],
    ["engaged", [page(0, "/p"), product("product_added", 5, "a")]],
    ["converted", [visitOf("order_completed", START, {}, null)]],
  ] as const)("calls a session %s", (outcome, visits) => {
    expect(sessionEnded(PSEUDONYM, sessionOf(...visits), NOW).data.outcome).toBe(outcome);
  });

  it("does not add up money as floating point does", () => {
    const order = visitOf("order_completed", START, { total: 0.1 }, null);
    expect(sessionOf(order, order, order).revenue).toBe(0.3);
  });
});

describe("session_started", () => {
  it("says how the session came about, as its contract has it", () => {
    const session = sessionOf(
      product("product_viewed", 0, "a"),
      page(1, "/a", { source: "campaign", campaign: "may", campaign_source: "mail", campaign_medium: "email" }),
      page(2, "/b", { source: "internal" }),
    );
    const started = sessionStarted(PSEUDONYM, session, NOW);
    expect(started).toMatchObject({
      type: "session_started",
      time: START,
      session: `${PSEUDONYM}.${START.toString(36)}`,
    });
    expect(started.data).toEqual({
      ...{ path: "/a", source: "campaign", campaign: "may", campaign_source: "mail", campaign_medium: "email" },
      ...{ device: "desktop", locale: "en-US" },
    });
    expect(contractOf("session_started")?.validate(started.data, "data")).toBeNull();
  });
});
