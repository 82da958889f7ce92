import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAPTURED_AT, type Capture, captures, testContext } from "../../../test/unit/captures.ts";
import { eventSchema } from "../../events/event-schema.ts";
import type { TranslatedEvent, Translation } from "../translation.ts";
import { isSegmentKind, SEGMENT_KINDS } from "./kinds.ts";
import { SEGMENT_EVENT_MAX_BYTES } from "./limits.ts";
import { readBatch, readSingle } from "./read-batch.ts";
import { translateSegment } from "./translate-segment.ts";

const KIND_OF_LETTER = new Map(SEGMENT_KINDS.map((kind) => [`/v1/${kind.slice(0, 1)}`, kind]));

async function translated(capture: Capture): Promise<Translation[]> {
  const kind = KIND_OF_LETTER.get(capture.url) ?? null;
  const body: unknown = JSON.parse(capture.body);
  const batch = kind === null ? readBatch(body) : readSingle(body);
  if (batch === null) throw new Error(`not a request: ${capture.url}`);
  const context = testContext();
  return Promise.all(batch.calls.map((call) => translateSegment(call, kind, batch.sentAt, context)));
}

const value = (translation: Translation): TranslatedEvent => {
  if (!translation.ok) throw new Error(translation.reason.detail);
  return translation.value;
};

const one = async (call: object, sentAt?: unknown): Promise<TranslatedEvent> =>
  value(await translateSegment({ messageId: "m-1", anonymousId: "a-1", ...call }, null, sentAt, testContext()));

describe("calls of real Segment and RudderStack clients", () => {
  const names = ["seg200", "seg429", "seg503", "segb200", "segb503", "segbb200", "rudder200", "rudder400", "rudder503"];
  it.each(names)("%s: every call becomes an event in our form, under the client's own id", async (name) => {
    for (const capture of captures(name)) {
      const events = (await translated(capture)).map(value);
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) {
        expect(eventSchema.safeParse(event).error?.issues).toBeUndefined();
        expect(capture.body).toContain(`"messageId":"${event.id}"`);
        expect(CAPTURED_AT - (event.time ?? 0)).toBeLessThan(600_000);
        expect(event.sent).toBeGreaterThanOrEqual(event.time ?? 0);
      }
      expect(JSON.stringify(events)).not.toContain("a@b.c");
    }
  });

  it("the server client's calls are read field by field", async () => {
    const [capture] = captures("seg200");
    const [identify, track, page, screen, group, alias] = (await translated(capture as Capture)).map(value);
    expect(identify).toMatchObject({
      type: "user_identified",
      user: "u1",
      consent: { analytics: false, marketing: true },
      data: { traits: "email,plan" },
    });
    expect(track).toMatchObject({ type: "Product Viewed", user: "u1", data: { product_id: "p1", price: 12.5 } });
    expect(track?.session).toMatch(/^f\./);
    expect(page).toMatchObject({ type: "page_viewed", session: "anon1", data: { path: "/", title: "Home" } });
    expect(screen).toMatchObject({ type: "screen_viewed", data: { name: "S" } });
    expect(group).toMatchObject({ type: "group_joined", data: { group: "s.6731", traits: "n" } });
    expect(alias).toMatchObject({ type: "user_aliased", user: "u2", data: { previous: "s.7531" } });
  });

  it("the browser library's page has path, title, referrer and campaign, and no query", async () => {
    const page = captures("segb200").find(({ url }) => url === "/v1/p") as Capture;
    const [event] = (await translated(page)).map(value);
    expect(event?.data).toMatchObject({
      path: "/p/1",
      title: "Shop",
      referrer: "http://127.0.0.1:8810/",
      url: "http://127.0.0.1:8810/p/1",
      campaign: "c",
      campaign_source: "g",
    });
    expect(event?.session).toBe("3f1876fd-92a7-4941-a99c-c439bec0393a");
  });

  it("a sku stands for the product where it has no id of its own", async () => {
    const track = captures("segb200").find(({ url }) => url === "/v1/t") as Capture;
    expect((await translated(track)).map(value)[0]?.data).toMatchObject({ product_id: "p1" });
  });
});

describe("a Segment call", () => {
  it("keeps what its contract names, reads numbers that came as text, and leaves the rest out", async () => {
    const event = await one({
      type: "track",
      event: "Order Completed",
      properties: {
        order_id: 50314,
        revenue: "25.50",
        currency: "usd",
        __proto__: { a: 1 },
        unheard_of: true,
        products: [{ sku: "G-32", price: "9.5", quantity: 2, internal: "x" }],
      },
    });
    expect(event.data).toEqual({
      order_id: "50314",
      total: 25.5,
      revenue: 25.5,
      currency: "USD",
      products: [{ product_id: "G-32", sku: "G-32", price: 9.5, quantity: 2 }],
    });
  });

  it("without a contract keeps its properties for whatever the policy says", async () => {
    expect((await one({ type: "track", event: "Quiz Finished", properties: { score: 7 } })).data).toEqual({ score: 7 });
  });

  it("carries its time and the time of its sending, by which a wrong clock is corrected", async () => {
    const times = { timestamp: "2026-11-21T13:39:00.000Z" };
    const happened = Date.parse(times.timestamp);
    const call = { type: "track", event: "Product Viewed", ...times };
    expect(await one(call, "2026-11-21T13:39:30.000Z")).toMatchObject({ time: happened, sent: happened + 30_000 });
    expect(await one(call)).not.toHaveProperty("sent");
    expect(await one({ ...call, timestamp: "soon" }, "2026-11-21T13:39:30.000Z")).not.toHaveProperty("time");
  });

  it("never carries an address as a session: it is folded, and the same one folds the same", async () => {
    const byMail = await one({ type: "page", anonymousId: "jane@example.com" });
    const byUser = await one({ type: "page", anonymousId: undefined, userId: "jane@example.com" });
    expect(byMail.session).toMatch(/^f\.[0-9a-f]+$/);
    expect(byUser.session).toMatch(/^f\.[0-9a-f]+$/);
    expect((await one({ type: "page", anonymousId: undefined, userId: "jane@example.com" })).session).toBe(
      byUser.session,
    );
  });

  it("without an id gets one; with an id of another form keeps a folded one", async () => {
    expect((await one({ type: "page", messageId: undefined })).id).toBe("new-1");
    expect((await one({ type: "page", messageId: "with space" })).id).toMatch(/^f\./);
  });

  it("reports a change of consent as such", async () => {
    const event = await one({
      type: "track",
      event: "Segment Consent Preference Updated",
      properties: { anything: 1 },
      context: {
        consent: { categoryPreferences: { Analytics: true, C0004: false, Necessary: false, "": true, Odd: true } },
      },
    });
    expect(event).toMatchObject({ type: "consent_updated", consent: { analytics: true, marketing: false }, data: {} });
  });

  it("leaves addresses of machines behind, and keeps the browser only to tell automata", async () => {
    const event = await one({
      type: "page",
      context: { ip: "203.0.113.9", userAgent: "Agent/1", library: { name: "x" } },
    });
    expect(JSON.stringify(event)).not.toContain("203.0.113");
    expect(event.context).toEqual({ userAgent: "Agent/1" });
  });

  it.each([
    ["not_an_object", 7],
    ["unknown_kind", { type: "tracked", anonymousId: "a" }],
    ["no_name", { type: "track", anonymousId: "a" }],
    ["no_identity", { type: "page" }],
    ["event_too_large", { type: "page", anonymousId: "a", properties: { x: "ä".repeat(SEGMENT_EVENT_MAX_BYTES / 2) } }],
  ])("is refused as %s, with the original kept", async (code, call) => {
    const translation = await translateSegment(call, null, undefined, testContext());
    expect(translation).toMatchObject({ ok: false, reason: { code, original: call } });
  });

  it("of any JSON whatever is an event or a refusal, never an exception", async () => {
    const call = fc.record(
      {
        type: fc.oneof(fc.constantFrom(...SEGMENT_KINDS), fc.string()),
        event: fc.oneof(fc.constantFrom("Order Completed", "Product Added"), fc.anything()),
        messageId: fc.jsonValue(),
        anonymousId: fc.jsonValue(),
        userId: fc.jsonValue(),
        timestamp: fc.oneof(
          fc.jsonValue(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
        properties: fc.jsonValue(),
        traits: fc.jsonValue(),
        context: fc.oneof(
          fc.jsonValue(),
          fc.record({ consent: fc.record({ categoryPreferences: fc.jsonValue() }), page: fc.jsonValue() }),
        ),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), call), fc.jsonValue(), async (raw, sentAt) => {
        const json: unknown = JSON.parse(JSON.stringify(raw) ?? "null");
        const translation = await translateSegment(json, null, sentAt, testContext());
        if (translation.ok) expect(translation.value.session).toMatch(/^[A-Za-z0-9._:-]{1,64}$/);
        else expect(isSegmentKind(translation.reason.code)).toBe(false);
      }),
    );
  });
});
