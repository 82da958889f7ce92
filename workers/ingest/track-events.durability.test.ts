import { describe, expect, it } from "vitest";
import type { SessionTrail } from "../../durable-objects/session-trail.ts";
import { consoleDuring, fresh, ingestEnv, itemsOf, post, recordingQueue, storedTrail, viewed } from "./test-client.ts";

const failingQueue = {
  sendBatch: () => Promise.reject(new Error("Queue sendBatch failed: Too Many Requests")),
} as unknown as Queue;

/** The platform's trails, except that `fails` says which call of an append is lost, and when. */
function trailsThat(fails: "before" | "after"): DurableObjectNamespace<SessionTrail> {
  const real = ingestEnv.SESSION_TRAIL;
  const stubOf = (id: DurableObjectId) => {
    const stub = real.get(id);
    return {
      async append(...args: Parameters<SessionTrail["append"]>) {
        if (fails === "after") await stub.append(...args);
        throw new Error("Network connection lost.");
      },
    };
  };
  return { idFromName: (name: string) => real.idFromName(name), get: stubOf } as unknown as typeof real;
}

async function expectUnavailable(batch: unknown, env: Parameters<typeof post>[1]): Promise<void> {
  const written = await consoleDuring(async () => {
    const { status, body, headers } = await post(batch, env);
    expect([status, body.code, headers.get("retry-after")]).toEqual([503, "unavailable", "2"]);
    expect(body.requestId).toBe(headers.get("x-request-id"));
  });
  expect(written).toContain('"store":"events"');
}

describe("when the queue does not take the events", () => {
  it("the answer is 503, and the same batch sent again is stored once", async () => {
    const session = fresh("session");
    const batch = [viewed({ session }), viewed({ session, data: { product_id: "B-2" } })];
    await expectUnavailable(batch, { env: { EVENTS_QUEUE: failingQueue } });
    const { queue, events } = recordingQueue();
    const again = await post(batch, { env: { EVENTS_QUEUE: queue } });
    expect(again.status).toBe(202);
    expect((again.body.accepted ?? 0) + (again.body.duplicate ?? 0)).toBe(2);
    expect(again.body.rejected).toEqual([]);
    expect(events().map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(itemsOf(await storedTrail(session))).toEqual(["B-1", "B-2"]);
  });

  it("the answer is 503 too when only the second of two sends fails", async () => {
    let sends = 0;
    const queue = {
      sendBatch: () => (++sends === 1 ? Promise.resolve() : Promise.reject(new Error("lost"))),
    } as unknown as Queue;
    const title = "x".repeat(256);
    const path = `/${"y".repeat(1_000)}`;
    const many = Array.from({ length: 300 }, () =>
      viewed({ session: "large", type: "page_viewed", data: { path, title } }),
    );
    await expectUnavailable(many, { env: { EVENTS_QUEUE: queue } });
    expect(sends).toBe(2);
  });
});

describe("when the trail does not take the events", () => {
  it.each(["before", "after"] as const)(
    "the answer is 503, and the batch sent again stands once (lost %s the write)",
    async (fails) => {
      const session = fresh("session");
      const { queue, events } = recordingQueue();
      const event = viewed({ session });
      await expectUnavailable(event, { env: { EVENTS_QUEUE: queue, SESSION_TRAIL: trailsThat(fails) } });
      const again = await post(event, { env: { EVENTS_QUEUE: queue } });
      expect([again.status, again.body]).toMatchObject([202, fails === "after" ? { duplicate: 1 } : { accepted: 1 }]);
      expect(new Set(events().map(({ id }) => id))).toEqual(new Set([event.id]));
      expect(itemsOf(await storedTrail(session))).toEqual(["B-1"]);
    },
  );
});

describe("the same batch twice", () => {
  it("counts its events as duplicates, and sends them to the queue again: the first attempt may have ended in between", async () => {
    const session = fresh("session");
    const batch = [viewed({ session }), viewed({ session })];
    const { queue, events } = recordingQueue();
    expect((await post(batch, { env: { EVENTS_QUEUE: queue } })).body).toMatchObject({ accepted: 2, duplicate: 0 });
    expect((await post(batch, { env: { EVENTS_QUEUE: queue } })).body).toMatchObject({ accepted: 0, duplicate: 2 });
    expect(events()).toHaveLength(4);
    expect(itemsOf(await storedTrail(session))).toHaveLength(2);
  });

  it("at the same moment, ten times over, stands once", async () => {
    const session = fresh("session");
    const batch = Array.from({ length: 5 }, (_, index) => viewed({ session, data: { product_id: `P-${index}` } }));
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(batch)));
    expect(answers.reduce((sum, { body }) => sum + (body.accepted ?? 0), 0)).toBe(5);
    expect(answers.reduce((sum, { body }) => sum + (body.duplicate ?? 0), 0)).toBe(45);
    expect(itemsOf(await storedTrail(session))).toHaveLength(5);
  });

  it("within one batch counts once", async () => {
    const event = viewed();
    expect((await post([event, event, event])).body).toMatchObject({ accepted: 1, duplicate: 2 });
    expect(itemsOf(await storedTrail(event.session))).toEqual(["B-1"]);
  });
});
