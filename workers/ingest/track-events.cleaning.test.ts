import { describe, expect, it } from "vitest";
import { createFieldCipher } from "../../core/cleaning/field-cipher.ts";
import { TEST_SOURCE_KEY } from "../../test/workerd/tokens.ts";
import { fresh, ingestEnv, itemsOf, post, pseudonymize, recordingQueue, storedTrail, viewed } from "./test-client.ts";

const HOUR_MS = 3_600_000;
const GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1";

describe("an automaton", () => {
  it("is marked, keeps its event, and gets no trail and no part in models", async () => {
    const { queue, events } = recordingQueue();
    const event = viewed({ consent: { personalization: true, model_training: true, marketing: true } });
    const { body } = await post(event, { headers: { "user-agent": GOOGLEBOT }, env: { EVENTS_QUEUE: queue } });
    expect(body).toMatchObject({ accepted: 1, withheld: 0, rejected: [] });
    expect(events()).toMatchObject([{ id: event.id, bot: ["user_agent"], purposes: ["necessary", "analytics"] }]);
    expect(await storedTrail(event.session)).toBeNull();
  });

  it("that views faster than a person can is marked in its session, the person beside it is not", async () => {
    const { queue, events } = recordingQueue();
    const [bot, person] = [fresh("session"), fresh("session")];
    const now = Date.now();
    const batch = Array.from({ length: 30 }, (_, at) => viewed({ session: bot, time: now - 10_000 + at * 10 }));
    await post([...batch, viewed({ session: person, time: now - 10_000 })], { env: { EVENTS_QUEUE: queue } });
    expect(events().filter((event) => event.bot?.includes("impossible_rate") === true)).toHaveLength(30);
    expect([await storedTrail(bot), itemsOf(await storedTrail(person))]).toEqual([null, ["B-1"]]);
  });

  it("is not seen in a server that sends for people; the person's browser it names is judged", async () => {
    const { queue, events } = recordingQueue();
    const send = (context?: object) =>
      post(viewed(context === undefined ? {} : { context }), {
        headers: { authorization: `Bearer ${TEST_SOURCE_KEY}`, "user-agent": "python-requests/2.32" },
        env: { EVENTS_QUEUE: queue },
      });
    await send();
    await send({ userAgent: SAFARI });
    await send({ userAgent: GOOGLEBOT });
    expect(events().map(({ bot }) => bot)).toEqual([undefined, undefined, ["user_agent"]]);
    expect(JSON.stringify(events())).not.toContain("Safari");
  });

  it("on the demonstration shop's own pages is a browser test in development, and an automaton anywhere else", async () => {
    const { queue, events } = recordingQueue();
    const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0.0.0 Safari/537.36" };
    const own = { ...headers, origin: "http://localhost" };
    await post(viewed(), { headers: own, env: { EVENTS_QUEUE: queue } });
    await post(viewed(), { headers: { ...headers, origin: "http://localhost:3000" }, env: { EVENTS_QUEUE: queue } });
    await post(viewed(), { headers, env: { EVENTS_QUEUE: queue } });
    expect(events().map(({ bot }) => bot)).toEqual([undefined, ["user_agent"], ["user_agent"]]);
  });

  it("who refuses still has a trail forgotten", async () => {
    const session = fresh("session");
    await post(viewed({ session }));
    await post(viewed({ session, consent: { personalization: false } }), { headers: { "user-agent": GOOGLEBOT } });
    expect(await storedTrail(session)).toMatchObject({ interactions: [], personalization: false });
  });
});

describe("a wrong clock", () => {
  it("is corrected by the batch's time of sending, or by the event's own", async () => {
    const { queue, events } = recordingQueue();
    const sentAt = Date.now() + 5 * HOUR_MS;
    const early = { time: Date.now() - HOUR_MS - 60_000, sent: Date.now() - HOUR_MS };
    const { body } = await post(
      { events: [viewed({ time: sentAt - 60_000 }), viewed(early)], sentAt },
      { env: { EVENTS_QUEUE: queue } },
    );
    expect(body).toMatchObject({ accepted: 2 });
    for (const { time, received } of events()) expect(Math.abs(received - time - 60_000)).toBeLessThan(5_000);
  });
});

describe("personal data", () => {
  it("that a contract declares is stored as a pseudonym, as ciphertext, cut short or not at all", async () => {
    const { queue, events } = recordingQueue();
    const data = { method: "password", email: "Jane@example.com", phone: "+1 555 010 0199", name: "Jane Doe" };
    const failed = { reason: "wrong_password", username: "jane", ip: "203.0.113.7" };
    const { body } = await post(
      [viewed({ type: "Signed Up", data }), viewed({ type: "Sign-in Failed", data: failed })],
      { env: { EVENTS_QUEUE: queue } },
    );
    expect(body).toMatchObject({ accepted: 2 });
    const [signedUp, signInFailed] = events().map((event) => event.data);
    expect(signedUp).toEqual({
      method: "password",
      email: `tok_${await pseudonymize("field:email", "jane@example.com")}`,
      phone: expect.stringMatching(/^enc1_/),
    });
    expect(signInFailed).toEqual({
      reason: "wrong_password",
      username: expect.stringMatching(/^tok_/),
      ip: "203.0.113.0",
    });
    const { decrypt } = await createFieldCipher(ingestEnv.PSEUDONYM_KEY, (count) => new Uint8Array(count));
    expect(await decrypt(String(signedUp?.phone), "signed_up.phone")).toBe("+1 555 010 0199");
  });

  it("as an event's id is stored as its pseudonym, so that a repeat is still one", async () => {
    const { queue, events } = recordingQueue();
    const event = viewed({ id: "4111111111111111" });
    await post(event, { env: { EVENTS_QUEUE: queue } });
    expect((await post(event, { env: { EVENTS_QUEUE: queue } })).body).toMatchObject({ accepted: 0, duplicate: 1 });
    expect(new Set(events().map(({ id }) => id)).size).toBe(1);
    expect(JSON.stringify([events(), await storedTrail(event.session)])).not.toContain("4111111111111111");
  });
});

describe("an unknown type", () => {
  it("is kept as raw where the deployment says so", async () => {
    const { queue, events } = recordingQueue();
    const quiz = viewed({ type: "Quiz Finished", data: { score: 7, note: "jane@example.com", email: "x" } });
    const { body } = await post(quiz, { env: { EVENTS_QUEUE: queue, UNKNOWN_EVENTS: "raw" } });
    expect(body).toMatchObject({ accepted: 1 });
    expect(events()).toMatchObject([
      { id: quiz.id, type: "raw", data: { event: "quiz_finished", properties: '{"score":7,"note":"[mail]"}' } },
    ]);
  });

  it("is refused by default, and where the setting is mistyped", async () => {
    for (const UNKNOWN_EVENTS of ["", "Raw", "keep"]) {
      const { body } = await post(viewed({ type: "Quiz Finished" }), { env: { UNKNOWN_EVENTS } });
      expect(body).toMatchObject({ accepted: 0, rejected: [{ code: "unknown_type" }] });
    }
  });
});

describe("consent in Google's words", () => {
  it("is understood", async () => {
    const { queue, events } = recordingQueue();
    const consent = { analytics_storage: "granted", personalization_storage: "denied", ad_storage: "denied" };
    const event = viewed({ consent });
    await post(event, { env: { EVENTS_QUEUE: queue, CONSENT_DEFAULT: "necessary" } });
    expect(events()).toMatchObject([{ id: event.id, purposes: ["necessary", "analytics"] }]);
  });
});
