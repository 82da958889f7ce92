import { describe, expect, it, vi } from "vitest";
import { sessionKey } from "../../core/sessions/session-key.ts";
import { storeKey } from "../../http/auth/test-keys.ts";
import { TEST_PUBLISHABLE_KEY, TEST_SOURCE_KEY } from "../../test/workerd/tokens.ts";
import { fresh, itemsOf, lakeIds, post, pseudonymize, recordingQueue, storedTrail, viewed } from "./test-client.ts";

const taken = (accepted: number) => ({ accepted, duplicate: 0, withheld: 0, rejected: [] });
const BEACON = `/v1/events?key=${TEST_PUBLISHABLE_KEY}`;

describe("POST /v1/events", () => {
  it.each([
    ["{ events }", (event: object) => ({ events: [event] })],
    ["an array", (event: object) => [event]],
    ["a single event", (event: object) => event],
  ])("takes %s", async (_, form) => {
    const answer = await post(form(viewed()));
    expect([answer.status, answer.body]).toEqual([202, taken(1)]);
  });

  it("takes the same as a beacon: text/plain, the key in the address, a browser's origin", async () => {
    const event = viewed();
    const origin = "http://localhost:3000";
    const answer = await post(JSON.stringify({ events: [event] }), {
      path: BEACON,
      headers: { "content-type": "text/plain;charset=UTF-8", origin },
    });
    expect([answer.status, answer.body]).toEqual([202, taken(1)]);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(itemsOf(await storedTrail(event.session))).toEqual(["B-1"]);
  });

  it("takes a body that arrives in pieces, split inside a character", async () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify(viewed({ data: { product_id: "B-1", category: "Blüsen €" } })),
    );
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect((await post(body)).body).toEqual(taken(1));
  });

  it("sends an envelope to the queue, with pseudonyms and the purposes in force", async () => {
    const { queue, events } = recordingQueue();
    const { key } = await storeKey("publishable", { channel: "outlet" });
    const event = viewed({ user: "u-1", time: "2026-05-01T10:00:00+02:00", consent: { marketing: true } });
    const before = Date.now();
    await post(event, { env: { EVENTS_QUEUE: queue }, headers: { authorization: `Bearer ${key}` } });
    expect(events()).toEqual([
      {
        id: event.id,
        type: "product_viewed",
        source: "native",
        time: Date.parse("2026-05-01T08:00:00Z"),
        received: expect.any(Number),
        session: sessionKey(await pseudonymize("lake", event.session), Date.parse("2026-05-01T08:00:00Z")),
        dataschema: expect.stringMatching(/^\/v1\/contracts\/nearshelf\.events\.product_viewed\/versions\/[0-9.]+$/),
        subject: await pseudonymize("lake", "u-1"),
        channel: "outlet",
        purposes: ["necessary", "analytics", "personalization", "marketing", "model_training"],
        data: { product_id: "B-1" },
      },
    ]);
    expect(events()[0]?.received).toBeGreaterThanOrEqual(before);
  });

  it("lets the event's own channel stand before the key's", async () => {
    const { queue, events } = recordingQueue();
    await post(viewed({ channel: "app" }), { env: { EVENTS_QUEUE: queue } });
    expect(events()[0]?.channel).toBe("app");
  });

  it("keeps the good events of a batch and accounts for the bad ones", async () => {
    const { queue, events } = recordingQueue();
    const session = fresh("session");
    const good = [viewed({ session }), viewed({ session, data: { product_id: "B-2" } })];
    const answer = await post([good[0], { id: "bad", type: "product_licked", session }, null, good[1]], {
      env: { EVENTS_QUEUE: queue },
    });
    expect([answer.status, answer.body]).toEqual([
      202,
      {
        ...taken(2),
        rejected: [
          { index: 1, id: "bad", code: "unknown_type", detail: expect.any(String) },
          { index: 2, id: null, code: "malformed_event", detail: expect.any(String) },
        ],
      },
    ]);
    expect(events().map(({ id }) => id)).toEqual(good.map(({ id }) => id));
    expect(itemsOf(await storedTrail(session))).toEqual(["B-1", "B-2"]);
  });

  it("takes 500 events of 20 sessions at once", async () => {
    const { queue, events } = recordingQueue();
    const answer = await post(
      Array.from({ length: 500 }, (_, index) => viewed({ session: `many-${index % 20}` })),
      { env: { EVENTS_QUEUE: queue } },
    );
    expect([answer.status, answer.body]).toEqual([202, taken(500)]);
    expect(new Set(events().map(({ id }) => id)).size).toBe(500);
  });

  it("brings events through the platform's own queue and consumer into the lake", async () => {
    const event = viewed({ time: "2026-02-03T10:00:00Z" });
    expect((await post(event)).status).toBe(202);
    await vi.waitUntil(async () => (await lakeIds("2026-02-03")).length > 0, { timeout: 10_000, interval: 200 });
    expect(await lakeIds("2026-02-03")).toEqual([event.id]);
  });
});

describe("POST /v1/events/import", () => {
  it("brings past events to the queue and leaves no trail", async () => {
    const { queue, events } = recordingQueue();
    const event = viewed({ time: "2020-01-01T00:00:00Z" });
    const answer = await post([event], {
      path: "/v1/events/import",
      headers: { authorization: `Bearer ${TEST_SOURCE_KEY}` },
      env: { EVENTS_QUEUE: queue },
    });
    expect([answer.status, answer.body]).toEqual([202, taken(1)]);
    expect(events()).toMatchObject([{ id: event.id, source: "import", time: Date.parse("2020-01-01T00:00:00Z") }]);
    expect(await storedTrail(event.session)).toBeNull();
  });
});
