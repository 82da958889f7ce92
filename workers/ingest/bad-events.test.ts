import { createExecutionContext, createMessageBatch, getQueueResult, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { BadEventFilter, RejectedEvent } from "../../adapters/bad-events/port.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { authorize } from "../../test/workerd/tokens.ts";
import { createIngestApp } from "./app.ts";
import { badEventsOf } from "./bad-events.ts";
import { consumeQueue, DEAD_LETTER_QUEUE } from "./consume-queue.ts";
import type { IngestEnv } from "./env.ts";
import { takeInAgain } from "./take-in-again.ts";
import { consoleDuring, fresh, ingestEnv, lakeIds, post, recordingQueue, viewed } from "./test-client.ts";

const app = createIngestApp();
const engineer = await authorize("engineer");
const store = await badEventsOf(ingestEnv);
const CANARY = "canary.jane@example.com";

async function ask<T>(path: string, init: RequestInit = {}, env: IngestEnv = ingestEnv) {
  const context = createExecutionContext();
  const response = await app.request(path, { ...init, headers: { ...engineer, ...init.headers } }, env, context);
  await waitOnExecutionContext(context);
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as T };
}

interface Listed {
  readonly counts: readonly { readonly reason: string; readonly state: string; readonly count: number }[];
  readonly events: readonly {
    readonly id: string;
    readonly reason: string;
    readonly state: string;
    readonly path: string;
  }[];
  readonly next: string | null;
}
interface Replayed {
  readonly startedAt: number;
  readonly replayed: number;
  readonly refused: number;
  readonly remaining: number;
}

const list = (source: string) => ask<Listed>(`/v1/bad-events?source=${source}`);
const replay = (filter: BadEventFilter & { readonly startedAt?: number; readonly limit?: number }, env?: IngestEnv) =>
  ask<Replayed>(
    "/v1/bad-events/replay",
    { method: "POST", body: JSON.stringify(filter), headers: { "content-type": "application/json" } },
    env,
  );

/** As if today's contract had refused it before it was mended. */
const refusedOnce = (event: object, source: string, receivedAt = Date.now()): RejectedEvent => ({
  reason: "unknown_field",
  contract: "product_viewed",
  version: "0.9.0",
  path: "data.price",
  bytes: new TextEncoder().encode(JSON.stringify(event)),
  receivedAt,
  source,
});

describe("an event that is refused", () => {
  it("is kept, listed with its reason, counted, and shown without its values", async () => {
    const broken = viewed({ user: CANARY, data: { product_id: 7, [CANARY]: CANARY } });
    const written = await consoleDuring(async () => {
      const { status } = await post([viewed(), broken, { nonsense: CANARY }]);
      expect(status).toBe(202);
    });
    const { status, body, text } = await list("native");
    expect(status).toBe(200);
    expect(body.events.toSorted((left, right) => (left.reason < right.reason ? -1 : 1))).toMatchObject([
      { reason: "malformed_event", contract: null, state: "kept", attempts: 0 },
      { reason: "wrong_type", contract: "product_viewed", path: "data.product_id", state: "kept" },
    ]);
    expect(body.counts.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(text + written).not.toContain("canary");
  });

  it("is not answered for while it cannot be kept: the client sends again", async () => {
    const failing = { put: () => Promise.reject(new Error("R2 is down")) } as unknown as R2Bucket;
    const { queue, events } = recordingQueue();
    await consoleDuring(async () => {
      const good = viewed();
      const answer = await post([good, { bad: fresh() }], { env: { EVENTS_QUEUE: queue, LAKE: failing } });
      expect(answer.status).toBe(503);
      expect(events().map(({ id }) => id)).toEqual([good.id]);
    });
  });
});

describe("a replay", () => {
  it("takes in exactly what now fits, once, under its own id and time, and keeps the rest with today's reason", async () => {
    const source = "segment";
    const now = Date.now();
    const [mended, other] = [viewed(), viewed({ time: now - 5_000 })];
    await store.keep([
      refusedOnce(mended, source, now - 1_000),
      refusedOnce(other, source, now - 1_000),
      refusedOnce(viewed({ data: { product_id: 7 } }), source, now - 1_000),
    ]);
    const { queue, events } = recordingQueue();
    const env = { ...ingestEnv, EVENTS_QUEUE: queue };
    const first = await replay({ source }, env);
    expect(first).toMatchObject({ status: 200, body: { replayed: 2, refused: 1, remaining: 0 } });
    expect(events().map(({ id, time, received, source }) => ({ id, time, received, source }))).toEqual([
      { id: mended.id, time: now - 1_000, received: now - 1_000, source },
      { id: other.id, time: now - 5_000, received: now - 1_000, source },
    ]);
    expect((await replay({ source, startedAt: first.body.startedAt }, env)).body).toMatchObject({
      replayed: 0,
      refused: 0,
      remaining: 0,
    });
    expect((await replay({ source }, env)).body).toMatchObject({ replayed: 0, refused: 1 });
    expect(events()).toHaveLength(2);
    const { body } = await list(source);
    expect(body.counts.map(({ reason, state, count }) => [reason, state, count]).sort()).toEqual([
      ["unknown_field", "replayed", 2],
      ["wrong_type", "kept", 1],
    ]);
  });

  it("of many events, cut off at any store's any call and begun again, brings each into the lake once", async () => {
    const source = "rudderstack";
    const date = "2026-05-01";
    const time = Date.parse(date);
    const events = Array.from({ length: 12 }, (_, at) => viewed({ time: time + at }));
    await store.keep(events.map((event) => refusedOnce(event, source)));
    const delivered: string[] = [];
    let calls = 0;
    let failAt = 0;
    const maybe = async <T>(work: () => Promise<T>): Promise<T> => {
      const fails = ++calls === failAt;
      if (fails && failAt % 2 === 0) throw new Error("down");
      const result = await work();
      if (fails) throw new Error("the answer was lost");
      return result;
    };
    const env: IngestEnv = {
      ...ingestEnv,
      EVENTS_QUEUE: {
        sendBatch: (messages: MessageSendRequest<string>[]) =>
          maybe(async () => void delivered.push(...messages.map(({ body }) => body))),
      } as unknown as Queue,
      BAD_EVENT_DAY: {
        idFromName: (name: string) => ingestEnv.BAD_EVENT_DAY.idFromName(name),
        get(id: DurableObjectId) {
          const day = ingestEnv.BAD_EVENT_DAY.get(id);
          return {
            claim: (...args: Parameters<typeof day.claim>) => maybe(async () => day.claim(...args)),
            settle: (...args: Parameters<typeof day.settle>) => maybe(async () => day.settle(...args)),
            due: (...args: Parameters<typeof day.due>) => day.due(...args),
          };
        },
      } as unknown as IngestEnv["BAD_EVENT_DAY"],
    };
    const today = new Date().toISOString().slice(0, 10);
    await consoleDuring(async () => {
      for (failAt = 1; failAt <= 4; failAt++) {
        calls = 0;
        await replay({ source, limit: 2, from: today }, env);
      }
    });
    failAt = 0;
    // What the dead calls held is let go of after a while.
    const later = Date.now() + 600_000;
    const rest = await store.claim({ source }, { startedAt: later, limit: 100, now: later });
    await store.settle(await takeInAgain(rest, env), later);
    expect((await list(source)).body.counts).toMatchObject([{ state: "replayed", count: 12 }]);

    for (const body of delivered) {
      const batch = createMessageBatch("nearshelf-events", [{ id: fresh(), body, attempts: 1, timestamp: new Date() }]);
      await consumeQueue(batch, ingestEnv);
    }
    expect(await lakeIds(date)).toEqual(events.map(({ id }) => id).sort());
  });

  it("is refused in a form that nobody may mistake", async () => {
    for (const body of [{ reasons: "x" }, { limit: 0 }, { from: "yesterday" }])
      expect((await replay(body as BadEventFilter)).status).toBe(422);
  });
});

describe("a dead letter", () => {
  const envelope = (id: string, date: string): Envelope => ({
    id,
    type: "page_viewed",
    source: "native",
    time: Date.parse(date),
    received: Date.parse(date),
    session: "pseudonym",
    subject: null,
    channel: null,
    purposes: ["analytics"],
    data: { path: "/" },
  });
  const deliver = async (bodies: readonly string[], env: IngestEnv = ingestEnv) => {
    const batch = createMessageBatch(
      DEAD_LETTER_QUEUE,
      bodies.map((body, at) => ({ id: `m${at}`, body, attempts: 1, timestamp: new Date() })),
    );
    await consumeQueue(batch, env);
    return getQueueResult(batch, createExecutionContext());
  };

  it("becomes bad events, and a replay brings what can be read into the lake", async () => {
    const date = "2026-05-02";
    const { explicitAcks } = await deliver([JSON.stringify([envelope("d1", date), envelope("d2", date)]), "no JSON"]);
    expect(explicitAcks).toEqual(["m0", "m1"]);
    const counts = await store.counts({ reason: "undeliverable" }, Date.now());
    expect(counts).toMatchObject([{ contract: "page_viewed", state: "kept", count: 2 }]);
    expect((await replay({ reason: "undeliverable" })).body).toMatchObject({ replayed: 2, refused: 0, remaining: 0 });
    expect(await lakeIds(date)).toEqual(["d1", "d2"]);
    expect((await replay({ reason: "unreadable_message" })).body).toMatchObject({ replayed: 0, refused: 1 });
  });

  it("waits in its queue while it cannot be kept", async () => {
    const failing = { put: () => Promise.reject(new Error("R2 is down")) } as unknown as R2Bucket;
    await consoleDuring(async () => {
      const { explicitAcks, retryMessages } = await deliver(["poison"], { ...ingestEnv, LAKE: failing });
      expect([explicitAcks, retryMessages.length]).toEqual([[], 1]);
    });
  });
});
