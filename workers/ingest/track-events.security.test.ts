import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TEST_PUBLISHABLE_KEY } from "../../test/workerd/tokens.ts";
import {
  consoleDuring,
  fresh,
  lakeIds,
  post,
  pseudonymize,
  recordingQueue,
  storedTrail,
  viewed,
} from "./test-client.ts";

const FUZZ_TIMEOUT_MS = 60_000;
const BEACON = `/v1/events?key=${TEST_PUBLISHABLE_KEY}`;

describe("whatever the body", () => {
  const value = fc.oneof(
    fc.json({ maxDepth: 6 }),
    fc.jsonValue().map((events) => JSON.stringify({ events })),
    fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }).map((events) => JSON.stringify(events)),
    fc.string({ unit: "binary" }),
  );
  const bytes = fc.uint8Array({ maxLength: 2_000 });

  it(
    "the answer is 202 or a refusal, and nothing is written to the console",
    async () => {
      const { queue } = recordingQueue();
      const written = await consoleDuring(() =>
        fc.assert(
          fc.asyncProperty(fc.oneof(value, bytes), fc.constantFrom("/v1/events", BEACON), async (body, path) => {
            const { status, headers } = await post(body, { path, env: { EVENTS_QUEUE: queue } });
            expect(status).toBeLessThan(500);
            if (status !== 202) expect(headers.get("content-type")).toBe("application/problem+json");
          }),
          { numRuns: 400 },
        ),
      );
      expect(written).toBe("");
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    "an event with one odd attribute is taken or refused, and the good one beside it is taken",
    async () => {
      const { queue } = recordingQueue();
      const attribute = fc.constantFrom(
        "id",
        "type",
        "time",
        "session",
        "user",
        "channel",
        "consent",
        "data",
        "__proto__",
      );
      const odd = fc.oneof(
        fc.jsonValue(),
        fc.string({ unit: "binary" }),
        fc.double(),
        fc.date({ noInvalidDate: true }),
      );
      const good = viewed({ consent: { personalization: false } });
      await fc.assert(
        fc.asyncProperty(attribute, odd, async (name, value) => {
          const event = JSON.stringify(viewed({ consent: { personalization: false } }));
          const changed = `${event.slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`;
          const { status, body } = await post(`[${changed},${JSON.stringify(good)}]`, { env: { EVENTS_QUEUE: queue } });
          expect(status).toBe(202);
          const { accepted = 0, duplicate = 0, withheld = 0, rejected = [] } = body;
          expect(accepted + duplicate + withheld + rejected.length).toBe(2);
          expect(body.rejected?.some(({ index }) => index === 1)).toBe(false);
        }),
        { numRuns: 300 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe("a person's address", () => {
  const CANARY = "jane.canary@example.com";
  const ENCODED = encodeURIComponent(CANARY);
  const LOWER = /canary/i;
  const session = fresh("session");
  const consent = { personalization: true };
  const time = "2026-03-04T10:00:00Z";
  const good = [
    viewed({ session, consent, time, user: CANARY }),
    {
      id: fresh("page"),
      type: "page_viewed",
      session,
      time,
      user: CANARY,
      data: {
        path: `/account/${CANARY}/orders?email=${CANARY}&again=${ENCODED}#${CANARY}`,
        referrer: `https://${CANARY}:secret@mail.example/read/${ENCODED}?to=${CANARY}`,
      },
    },
    { id: fresh("consent"), type: "consent_updated", session, user: CANARY, consent },
  ];
  const bad = [
    viewed({ id: CANARY }),
    viewed({ session: CANARY }),
    viewed({ type: CANARY }),
    viewed({ channel: CANARY }),
    viewed({ time: CANARY }),
    viewed({ consent: { [CANARY]: true } }),
    viewed({ consent: CANARY }),
    viewed({ [CANARY]: 1 }),
    viewed({ data: { product_id: "1", [CANARY]: CANARY } }),
    viewed({ data: { product_id: "1", [`${CANARY}${"x".repeat(64)}`]: CANARY } }),
    viewed({ data: { product_id: "1", price: CANARY } }),
    viewed({ data: { product_id: `${CANARY} (jane)` } }),
    viewed({ user: { email: CANARY } }),
    { [CANARY]: CANARY },
    CANARY,
    [CANARY],
  ];

  it("reaches no queue, no trail, no lake, no log and no answer", async () => {
    const { queue, bodies, events } = recordingQueue({ passOn: true });
    const answers: string[] = [];
    const written = await consoleDuring(async () => {
      const sent = await post([...good, ...bad], { path: BEACON, env: { EVENTS_QUEUE: queue } });
      expect(sent.body).toMatchObject({ accepted: good.length, rejected: { length: bad.length } });
      answers.push(sent.text);
      for (const body of [bad, bad[0], CANARY, { events: CANARY }, { [CANARY]: 1 }, `{"${CANARY}`])
        answers.push((await post(body, { env: { EVENTS_QUEUE: queue } })).text);
      // A store's own error may quote what it was given.
      const failing = {
        sendBatch: (given: unknown) => Promise.reject(new Error(`cannot take ${JSON.stringify(given)} ${CANARY}`)),
      };
      const refused = await post(good, { env: { EVENTS_QUEUE: failing as unknown as Queue } });
      expect(refused.status).toBe(503);
      answers.push(refused.text);
    });

    expect(events().map(({ id }) => id)).toEqual([good[0]?.id, good[1]?.id]);
    expect(events()[0]?.subject).toBe(await pseudonymize("lake", CANARY));
    const stored = await storedTrail(session);
    expect(stored?.seen).toHaveLength(good.length);
    for (const place of [bodies.join(), JSON.stringify(stored), answers.join(), written])
      expect(place).not.toMatch(LOWER);
    // Neither a session id of the browser's: it would join the stores.
    for (const place of [bodies.join(), JSON.stringify(stored), written]) expect(place).not.toContain(session);
    expect(written).toContain('"store":"events"');
    await expect.poll(() => lakeIds("2026-03-04"), { timeout: 10_000 }).toHaveLength(2);
  });
});

describe("pseudonyms", () => {
  it("of a session differ between trail and lake, and from deployment to deployment", async () => {
    const { queue, events } = recordingQueue();
    const session = fresh("session");
    await post(viewed({ session }), { env: { EVENTS_QUEUE: queue } });
    await post(viewed({ session }), {
      env: { EVENTS_QUEUE: queue, PSEUDONYM_KEY: btoa("another secret of another shop..") },
    });
    expect(new Set(events().map((event) => event.session)).size).toBe(2);
    expect(events()[0]?.session).not.toBe(await pseudonymize("trail", session));
  });

  it("cannot be made without a secret: then nothing is taken", async () => {
    for (const PSEUDONYM_KEY of ["", btoa("short"), "not base64!"]) {
      const { queue, bodies } = recordingQueue();
      await consoleDuring(async () => {
        const { status, body } = await post(viewed(), { env: { EVENTS_QUEUE: queue, PSEUDONYM_KEY } });
        expect([status, body.code]).toEqual([503, "unavailable"]);
      });
      expect(bodies).toEqual([]);
    }
  });
});
