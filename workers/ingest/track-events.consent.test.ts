import { listDurableObjectIds } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { TEST_SOURCE_KEY } from "../../test/workerd/tokens.ts";
import { fresh, ingestEnv, itemsOf, post, recordingQueue, storedTrail, viewed } from "./test-client.ts";

const GPC = { headers: { "sec-gpc": "1" } };
const NECESSARY_ONLY = { env: { CONSENT_DEFAULT: "necessary" } };
const view = (session: string, item: string, consent?: object) =>
  viewed({ session, data: { product_id: item }, ...(consent === undefined ? {} : { consent }) });
const statement = (session: string, consent: object) => ({
  id: fresh("event"),
  type: "consent_updated",
  session,
  consent,
});
const objects = async () => (await listDurableObjectIds(ingestEnv.SESSION_TRAIL)).length;

describe("without personalization", () => {
  it("a session leaves no trail: its object counts it, and keeps nothing of what was looked at", async () => {
    const event = viewed();
    const { body } = await post(event, { env: { CONSENT_DEFAULT: "necessary,analytics" } });
    expect(body).toMatchObject({ accepted: 1, withheld: 0 });
    const stored = await storedTrail(event.session);
    expect(stored).toMatchObject({
      interactions: [],
      personalization: null,
      sessions: [{ events: 1, productViews: 1 }],
    });
    expect(JSON.stringify(stored)).not.toContain("B-1");
  });

  it("nor analytics, a session leaves nothing at all: not even an object", async () => {
    const refusing = viewed({ consent: { analytics: false } });
    await post(refusing, { env: { CONSENT_DEFAULT: "necessary" } });
    expect(await storedTrail(refusing.session)).toBeNull();
    const before = await objects();
    const silent = viewed();
    await post(silent, { env: { CONSENT_DEFAULT: "necessary" } });
    expect(await objects()).toBe(before);
    expect(await storedTrail(silent.session)).toBeNull();
  });

  it("events still count where analytics is allowed", async () => {
    const { queue, events } = recordingQueue();
    const event = viewed({ consent: { personalization: false } });
    await post(event, { env: { EVENTS_QUEUE: queue } });
    expect(events()).toMatchObject([{ id: event.id, purposes: ["necessary", "analytics", "model_training"] }]);
  });
});

describe("without analytics", () => {
  it("an event serves its session and is not sent to the queue", async () => {
    const { queue, events } = recordingQueue();
    const event = viewed({ consent: { analytics: false } });
    const { body } = await post(event, { env: { EVENTS_QUEUE: queue } });
    expect(body).toMatchObject({ accepted: 1, withheld: 0 });
    expect(events()).toEqual([]);
    expect(itemsOf(await storedTrail(event.session))).toEqual(["B-1"]);
  });

  it("an imported event is withheld, and said to be: an import has no trail that it could serve", async () => {
    const { queue, events } = recordingQueue();
    const { body } = await post(viewed({ consent: { analytics: false, personalization: true } }), {
      path: "/v1/events/import",
      headers: { authorization: `Bearer ${TEST_SOURCE_KEY}` },
      env: { EVENTS_QUEUE: queue },
    });
    expect(body).toMatchObject({ accepted: 0, withheld: 1 });
    expect(events()).toEqual([]);
  });
});

describe("a deployment whose default is necessary", () => {
  it("keeps nothing of events that state nothing, and says how many", async () => {
    const before = await objects();
    const { queue, bodies } = recordingQueue();
    const { status, body } = await post([viewed(), viewed(), viewed({ data: {} })], {
      env: { ...NECESSARY_ONLY.env, EVENTS_QUEUE: queue },
    });
    expect([status, body]).toMatchObject([202, { accepted: 0, withheld: 2, rejected: [{ index: 2 }] }]);
    expect(bodies).toEqual([]);
    expect(await objects()).toBe(before);
  });

  it("keeps what a person grants, for what they grant it", async () => {
    const { queue, events } = recordingQueue();
    const session = fresh("session");
    const env = { ...NECESSARY_ONLY.env, EVENTS_QUEUE: queue };
    const batch = [
      view(session, "A", { analytics: true }),
      view(session, "B", { personalization: true }),
      view(session, "C"),
    ];
    expect((await post(batch, { env })).body).toMatchObject({ accepted: 2, withheld: 1 });
    expect(events()).toMatchObject([{ data: { product_id: "A" }, purposes: ["necessary", "analytics"] }]);
    expect(itemsOf(await storedTrail(session))).toEqual(["B"]);
  });

  it("is what an empty or a mistyped default means", async () => {
    for (const CONSENT_DEFAULT of ["", "everything", "Analytics", "analytics;personalization"])
      expect((await post(viewed(), { env: { CONSENT_DEFAULT } })).body).toMatchObject({ accepted: 0, withheld: 1 });
  });
});

describe("a refusal", () => {
  it("in an event forgets the trail, and keeps nothing of what was done", async () => {
    const session = fresh("session");
    await post([view(session, "A"), view(session, "B")]);
    expect(itemsOf(await storedTrail(session))).toEqual(["A", "B"]);
    await post(statement(session, { personalization: false }));
    const stored = await storedTrail(session);
    expect(stored).toMatchObject({ interactions: [], personalization: false });
    expect(JSON.stringify(stored)).not.toMatch(/"[AB]"/);
  });

  it("by the browser (Sec-GPC) forgets the trail, whatever was granted", async () => {
    const session = fresh("session");
    await post(view(session, "A"));
    await post(view(session, "B", { personalization: true }), GPC);
    expect(await storedTrail(session)).toMatchObject({ interactions: [], personalization: false });
  });

  it("by the browser keeps personalization and training off what is stored", async () => {
    const { queue, events } = recordingQueue();
    await post(viewed({ consent: { model_training: true, marketing: true } }), {
      ...GPC,
      env: { EVENTS_QUEUE: queue },
    });
    expect(events()).toMatchObject([{ purposes: ["necessary", "analytics"] }]);
  });

  it("is not undone by the deployment's default: what follows is withheld from the trail", async () => {
    const session = fresh("session");
    await post(statement(session, { personalization: false }));
    const { queue } = recordingQueue();
    const kept = await post(view(session, "A"), { env: { EVENTS_QUEUE: queue } });
    expect(kept.body).toMatchObject({ accepted: 1, withheld: 0 }); // analytics holds: it is in the queue
    const trailOnly = await post(view(session, "B", { analytics: false }));
    expect(trailOnly.body).toMatchObject({ accepted: 0, withheld: 1 });
    expect(itemsOf(await storedTrail(session))).toEqual([]);
  });

  it("is undone by a grant in so many words", async () => {
    const session = fresh("session");
    await post(statement(session, { personalization: false }));
    await post([statement(session, { personalization: true }), view(session, "A")]);
    expect(await storedTrail(session)).toMatchObject({ personalization: true, interactions: [{ item: "A" }] });
  });

  it("inside a batch holds for what went before it and what follows it there", async () => {
    const session = fresh("session");
    await post(view(session, "A"));
    await post([
      view(session, "B", { personalization: true }),
      statement(session, { personalization: false }),
      view(session, "C"),
    ]);
    expect(await storedTrail(session)).toMatchObject({ personalization: false, interactions: [] });
  });

  it("inside a batch and taken back there leaves only what followed", async () => {
    const session = fresh("session");
    await post(view(session, "A"));
    await post([
      view(session, "B", { personalization: false }),
      view(session, "C", { personalization: true }),
      view(session, "D"),
    ]);
    expect(await storedTrail(session)).toMatchObject({
      personalization: true,
      interactions: [{ item: "C" }, { item: "D" }],
    });
  });

  it("of one session leaves others alone", async () => {
    const [one, other] = [fresh("session"), fresh("session")];
    await post([view(one, "A"), view(other, "A")]);
    await post([statement(one, { personalization: false }), view(other, "B")]);
    expect([itemsOf(await storedTrail(one)), itemsOf(await storedTrail(other))]).toEqual([[], ["A", "B"]]);
  });

  it("of analytics alone forgets nothing", async () => {
    const session = fresh("session");
    await post(view(session, "A"));
    await post(statement(session, { analytics: false }));
    expect(itemsOf(await storedTrail(session))).toEqual(["A"]);
  });
});
