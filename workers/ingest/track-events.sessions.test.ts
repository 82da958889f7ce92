import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import { SESSION_IDLE_MS } from "../../core/events/session.ts";
import { sessionKey } from "../../core/sessions/session-key.ts";
import { lakeOf } from "./lake.ts";
import { fresh, ingestEnv, post, pseudonymize, recordingQueue, storedTrail, viewed } from "./test-client.ts";

const BROWSER =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";
const MINUTE_MS = 60_000;
const lakeName = (session: string) => pseudonymize("lake", session);
const objectOf = async (session: string) =>
  ingestEnv.SESSION_TRAIL.get(ingestEnv.SESSION_TRAIL.idFromName(await pseudonymize("trail", session)));

/** Moves a visitor's object into the past, as if the time had gone by since its last event. */
async function idle(session: string, ms = SESSION_IDLE_MS): Promise<void> {
  const stub = await objectOf(session);
  await runInDurableObject(stub, (_, { storage }) => {
    const { state } = storage.sql.exec<{ state: string }>("SELECT state FROM trail").one();
    const trail = JSON.parse(state) as { lastEventAt: number; sessions: { arrived: number }[] };
    const sessions = trail.sessions.map((held) => ({ ...held, arrived: held.arrived - ms }));
    storage.sql.exec(
      "UPDATE trail SET state = ?",
      JSON.stringify({ ...trail, lastEventAt: trail.lastEventAt - ms, sessions }),
    );
  });
  await evictDurableObject(stub);
}

/** Events of a type and a session that the lake holds for today. */
async function inLake(type: string, session: string): Promise<Envelope[]> {
  const lake = lakeOf(ingestEnv);
  const found: Envelope[] = [];
  for (const { key } of await lake.files(new Date().toISOString().slice(0, 10)))
    for await (const event of lake.read(key))
      if (event.type === type && event.session.startsWith(`${await lakeName(session)}.`)) found.push(event);
  return found;
}

describe("what a client calls a session", () => {
  it("is a visitor, whose events are cut into sessions by their own time", async () => {
    const { queue, events } = recordingQueue();
    const session = fresh("anonymous");
    const start = Date.now() - 90 * MINUTE_MS;
    const at = (minutes: number) => viewed({ session, time: start + minutes * MINUTE_MS });
    await post([at(0), at(10)], { env: { EVENTS_QUEUE: queue } });
    await post([at(60), at(15)], { env: { EVENTS_QUEUE: queue } });
    const visitor = await lakeName(session);
    const first = sessionKey(visitor, start);
    const second = sessionKey(visitor, start + 60 * MINUTE_MS);
    expect(events().map((event) => event.session)).toEqual([first, first, second, first]);
  });

  it("gives an event that is sent again the session that it had", async () => {
    const { queue, all } = recordingQueue();
    const batch = [viewed({ session: fresh("anonymous") })];
    for (const _ of [1, 2, 3]) await post(batch, { env: { EVENTS_QUEUE: queue } });
    expect(new Set(all().map((event) => event.session)).size).toBe(1);
    expect(new Set(all().map(({ id }) => id)).size).toBe(2);
  });

  it("is in no session where an automaton sends it, nor on the import path", async () => {
    const { queue, all } = recordingQueue();
    const session = fresh("robot");
    await post(viewed({ session }), { env: { EVENTS_QUEUE: queue }, headers: { "user-agent": "Googlebot/2.1" } });
    expect(all().map((event) => [event.type, event.session])).toEqual([["product_viewed", await lakeName(session)]]);
    expect(await storedTrail(session)).toBeNull();
  });
});

describe("session_started", () => {
  it("is made with the first event where the client sends none, with what led to it and nothing personal", async () => {
    const { queue, all } = recordingQueue();
    const session = fresh("anonymous");
    const page = {
      ...{ id: fresh("event"), type: "page_viewed", session },
      data: {
        path: "/trousers?q=jane@example.com",
        url: "https://shop.example/trousers?utm_source=mail&utm_campaign=may",
      },
    };
    const headers = { "user-agent": BROWSER, "accept-language": "de-AT,de;q=0.9" };
    await post([page, viewed({ session })], { env: { EVENTS_QUEUE: queue }, headers });
    await post(viewed({ session }), { env: { EVENTS_QUEUE: queue }, headers });
    const started = all().filter(({ type }) => type === "session_started");
    expect(started).toMatchObject([{ session: all()[1]?.session, source: "session", received: expect.any(Number) }]);
    expect(started[0]?.data).toEqual({
      ...{ path: "/trousers", source: "campaign", campaign: "may", campaign_source: "mail" },
      ...{ device: "mobile", locale: "de-AT" },
    });
  });

  it("comes along again with the event that began the session, because its first try may have been lost", async () => {
    const { queue, all } = recordingQueue();
    const lost = { sendBatch: () => Promise.reject(new Error("lost")) } as unknown as Queue;
    const event = viewed({ session: fresh("anonymous") });
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect((await post(event, { env: { EVENTS_QUEUE: lost } })).status).toBe(503);
    vi.restoreAllMocks();
    await post(event, { env: { EVENTS_QUEUE: queue } });
    expect(all().map(({ type }) => type)).toEqual(["session_started", "product_viewed"]);
  });

  it("is the client's where it sends one", async () => {
    const { queue, all } = recordingQueue();
    const session = fresh("anonymous");
    const own = { id: fresh("event"), type: "Session Started", session, data: { path: "/" } };
    await post([own, viewed({ session })], { env: { EVENTS_QUEUE: queue } });
    expect(all().map(({ id }) => id)).toContain(own.id);
    expect(all().filter(({ type }) => type === "session_started")).toHaveLength(1);
  });
});

describe("session_ended", () => {
  it("is told by the object when the session is over, and is in the lake once, however often it wakes up", async () => {
    const session = fresh("anonymous");
    const order = {
      ...viewed({ session }),
      type: "order_completed",
      data: { order_id: "o1", total: 20, currency: "EUR", products: [{ product_id: "B-1" }] },
    };
    await post([viewed({ session }), viewed({ session }), order]);
    await idle(session);
    const before = await storedTrail(session);
    await runDurableObjectAlarm(await objectOf(session));
    expect(await storedTrail(session)).toBeNull();
    // A retry of an alarm whose first run was cut off after the queue had taken it.
    await runInDurableObject(await objectOf(session), (_, { storage }) => {
      storage.sql.exec("CREATE TABLE trail (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL)");
      storage.sql.exec("INSERT INTO trail VALUES (1, ?)", JSON.stringify(before));
      storage.setAlarm(Date.now() + MINUTE_MS);
    });
    await evictDurableObject(await objectOf(session));
    await runDurableObjectAlarm(await objectOf(session));
    await vi.waitUntil(async () => (await inLake("session_ended", session)).length > 0, {
      timeout: 10_000,
      interval: 300,
    });
    expect(await inLake("session_ended", session)).toMatchObject([
      {
        source: "session",
        data: {
          events: 3,
          product_views: 2,
          orders: 1,
          revenue: 20,
          products: 1,
          outcome: "converted",
          ended_by: "idle",
        },
      },
    ]);
  });

  it("is not told of someone who refused analytics meanwhile", async () => {
    const session = fresh("anonymous");
    await post(viewed({ session }));
    await post({ id: fresh("event"), type: "consent_updated", session, consent: { analytics: false } });
    expect(await storedTrail(session)).toMatchObject({ sessions: [], personalization: true });
  });

  it("is kept until the queue takes it", async () => {
    const session = fresh("anonymous");
    await post(viewed({ session }));
    await idle(session);
    const stub = await objectOf(session);
    await runInDurableObject(stub, async (instance, { storage }) => {
      const trail = instance as unknown as { env: { EVENTS_QUEUE: Queue }; alarm(): Promise<void> };
      const real = trail.env;
      const failing = { sendBatch: () => Promise.reject(new Error("Too Many Requests")) } as unknown as Queue;
      trail.env = { ...real, EVENTS_QUEUE: failing };
      await trail.alarm();
      expect(storage.sql.exec("SELECT 1 FROM trail").toArray()).toHaveLength(1);
      expect(await storage.getAlarm()).toBeGreaterThan(Date.now());
      trail.env = real;
      await trail.alarm();
      expect(storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'trail'").toArray()).toEqual([]);
    });
    await vi.waitUntil(async () => (await inLake("session_ended", session)).length > 0, {
      timeout: 10_000,
      interval: 300,
    });
  });
});
