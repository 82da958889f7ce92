import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { packMessages } from "../../adapters/event-queue/message.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { consumeEvents } from "./consume-events.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";
import { consoleDuring, fresh, ingestEnv, lakeIds } from "./test-client.ts";

const FUZZ_TIMEOUT_MS = 60_000;
const HOUR_MS = 3_600_000;

interface Delivered {
  readonly id: string;
  readonly body: unknown;
  readonly attempts?: number;
}

const envelope = (id: string, time: number, change: Partial<Envelope> = {}): Envelope => ({
  id,
  type: "product_viewed",
  source: "native",
  time,
  received: time + 500,
  session: "pseudonym",
  subject: null,
  channel: null,
  purposes: ["necessary", "analytics"],
  data: { product_id: "B-1" },
  ...change,
});

/** `count` messages of three events each, of one day. */
const messagesOf = (date: string, count: number): Delivered[] =>
  Array.from({ length: count }, (_, message) => ({
    id: fresh("message"),
    body: packMessages(
      Array.from({ length: 3 }, (_, index) => {
        const type = index === 1 ? { type: "page_viewed", data: { path: "/" } } : {};
        return envelope(`${date}:${message}:${index}`, Date.parse(date) + ((message * 3 + index) % 24) * HOUR_MS, type);
      }),
    )[0],
  }));
const idsOf = (messages: readonly Delivered[]): string[] =>
  messages.flatMap(({ body }) => (JSON.parse(String(body)) as Envelope[]).map(({ id }) => id)).sort();

async function deliver(messages: readonly Delivered[], env: Pick<IngestEnv, "LAKE" | "LAKE_PARTITION"> = ingestEnv) {
  const batch = createMessageBatch(
    "nearshelf-events",
    messages.map(({ id, body, attempts = 1 }) => ({ id, body, attempts, timestamp: new Date() })),
  );
  const context = createExecutionContext();
  const retries = batch.messages.map((message) => vi.spyOn(message, "retry"));
  const written = await consoleDuring(() => consumeEvents(batch, lakeOf({ ...ingestEnv, ...env })));
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context);
  const delays = retries.flatMap((retry) => retry.mock.calls.map(([options]) => options?.delaySeconds));
  return { acked: explicitAcks, retried: retryMessages.map(({ msgId }) => msgId), delays, written };
}

/** The platform's stores, where a put fails by its number from 1: before anything is stored, or after it was. */
function storesThat(
  fails: (put: number) => boolean,
  when: "before" | "after" = "before",
): Pick<IngestEnv, "LAKE" | "LAKE_PARTITION"> {
  const { LAKE, LAKE_PARTITION } = ingestEnv;
  let puts = 0;
  const put: R2Bucket["put"] = async (...args: Parameters<R2Bucket["put"]>) => {
    const failing = fails(++puts);
    if (failing && when === "before") throw new Error("R2 put failed: internal error (10001)");
    const stored = await LAKE.put(...args);
    if (failing) throw new Error("R2 put failed: the answer was lost");
    return stored;
  };
  const bucket = {
    put,
    get: LAKE.get.bind(LAKE),
    head: LAKE.head.bind(LAKE),
    list: LAKE.list.bind(LAKE),
    delete: LAKE.delete.bind(LAKE),
  };
  return { LAKE: bucket as unknown as R2Bucket, LAKE_PARTITION };
}

/** The platform's partitions, where a commit's answer is lost after it was made. */
const LOST_ANSWERS: Pick<IngestEnv, "LAKE" | "LAKE_PARTITION"> = {
  LAKE: ingestEnv.LAKE,
  LAKE_PARTITION: {
    idFromName: (name: string) => ingestEnv.LAKE_PARTITION.idFromName(name),
    get(id: DurableObjectId) {
      const stub = ingestEnv.LAKE_PARTITION.get(id);
      return {
        unseen: (ids: string[]) => stub.unseen(ids),
        async commit(...args: Parameters<typeof stub.commit>) {
          await stub.commit(...args);
          throw new Error("Network connection lost.");
        },
      };
    },
  } as unknown as IngestEnv["LAKE_PARTITION"],
};

describe("the consumer", () => {
  it("brings every event of a batch into the lake and acknowledges each message", async () => {
    const messages = messagesOf("2026-04-01", 5);
    const { acked, retried, written } = await deliver(messages);
    expect([acked, retried, written]).toEqual([messages.map(({ id }) => id), [], ""]);
    expect(await lakeIds("2026-04-01")).toEqual(idsOf(messages));
  });

  it("changes nothing when every message comes twice, in other company", async () => {
    const messages = messagesOf("2026-04-02", 6);
    const [a, b, c, d, e, f] = messages as [Delivered, Delivered, Delivered, Delivered, Delivered, Delivered];
    for (const batch of [[a, b, c, d], [d, c], [e], [e, e, f], [b, f, a], messages, messages.toReversed()])
      expect((await deliver(batch)).retried).toEqual([]);
    expect(await lakeIds("2026-04-02")).toEqual(idsOf(messages));
  });

  it("stores an event once that two messages carry, and the first of two that share an id", async () => {
    const time = Date.parse("2026-04-03T10:00:00Z");
    const [one, other] = [envelope("same", time), envelope("same", time, { data: { product_id: "B-2" } })];
    const batch = [
      { id: "m1", body: JSON.stringify([one, one]) },
      { id: "m2", body: JSON.stringify([other]) },
    ];
    expect((await deliver(batch)).acked).toEqual(["m1", "m2"]);
    expect(await lakeIds("2026-04-03")).toEqual(["same"]);
  });

  it("keeps an event whose contract has changed since it was taken in", async () => {
    const old = envelope("old", Date.parse("2026-04-08T10:00:00Z"), { data: { product_id: 7, gone: true } });
    expect((await deliver([{ id: "old", body: JSON.stringify([old]) }])).acked).toEqual(["old"]);
    expect(await lakeIds("2026-04-08")).toEqual(["old"]);
  });

  it("acknowledges an empty message, and a batch of none", async () => {
    expect((await deliver([{ id: "empty", body: "[]" }])).acked).toEqual(["empty"]);
    expect((await deliver([])).acked).toEqual([]);
  });
});

describe("a store that fails half way", () => {
  it.each(["before", "after"] as const)(
    "at one put (%s it): the batch is finished message by message",
    async (when) => {
      const date = when === "before" ? "2026-04-04" : "2026-04-05";
      const messages = messagesOf(date, 4);
      for (let failing = 1; failing <= 12; failing++)
        expect(
          (
            await deliver(
              messages,
              storesThat((put) => put === failing, when),
            )
          ).retried.length,
        ).toBeLessThan(4);
      await deliver(messages);
      expect(await lakeIds(date)).toEqual(idsOf(messages));
    },
  );

  it("for good: nothing is acknowledged that is not stored, and a later delivery completes it", async () => {
    const messages = messagesOf("2026-04-06", 4);
    const { acked, retried, written } = await deliver(
      messages,
      storesThat(() => true),
    );
    expect([acked, retried.length]).toEqual([[], 4]);
    expect(written).not.toContain("internal error");
    expect(await lakeIds("2026-04-06")).toEqual([]);
    expect((await deliver(messages)).acked).toHaveLength(4);
    expect(await lakeIds("2026-04-06")).toEqual(idsOf(messages));
  });

  it("by losing the answer of a commit: the commit stands, once", async () => {
    const messages = messagesOf("2026-04-07", 3);
    const { acked } = await deliver(messages, LOST_ANSWERS);
    expect(acked).toHaveLength(3);
    await deliver(messages);
    expect(await lakeIds("2026-04-07")).toEqual(idsOf(messages));
  });

  it(
    "anywhere, in any order of deliveries: what is acknowledged is stored, and everything is stored once in the end",
    async () => {
      let day = 0;
      const deliveries = fc.array(
        fc.record({
          picks: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 6 }),
          failFrom: fc.integer({ min: 1, max: 14 }),
          failFor: fc.integer({ min: 0, max: 14 }),
          when: fc.constantFrom("before" as const, "after" as const),
        }),
        { minLength: 1, maxLength: 4 },
      );
      await fc.assert(
        fc.asyncProperty(deliveries, async (plan) => {
          const date = new Date(Date.UTC(2021, 0, ++day)).toISOString().slice(0, 10);
          const messages = messagesOf(date, 5);
          const acknowledged = new Set<Delivered>();
          for (const { picks, failFrom, failFor, when } of plan) {
            const batch = [...new Set(picks)].flatMap((pick) => messages[pick] ?? []);
            const failing = storesThat((put) => put >= failFrom && put < failFrom + failFor, when);
            const { acked } = await deliver(batch, failing);
            for (const message of batch) if (acked.includes(message.id)) acknowledged.add(message);
            const stored = new Set(await lakeIds(date));
            expect(idsOf([...acknowledged]).filter((id) => !stored.has(id))).toEqual([]);
          }
          await deliver(messages.filter((message) => !acknowledged.has(message)));
          expect(await lakeIds(date)).toEqual(idsOf(messages));
        }),
        { numRuns: 40 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe("a poison message", () => {
  const time = Date.parse("2026-04-09T10:00:00Z");

  it.each<[string, unknown]>([
    ["that is no JSON", "{"],
    ["that is not text", { events: [] }],
    ["that is bytes", new ArrayBuffer(4)],
    ["that holds no list", '{"id":"x"}'],
    ["that holds null", "[null]"],
    ["that holds a number", "[7]"],
    ["whose event has no time", JSON.stringify([{ ...envelope("poison", time), time: undefined }])],
    ["whose event has no payload", JSON.stringify([{ ...envelope("poison", time), data: null }])],
    ["whose event has a number as session", JSON.stringify([{ ...envelope("poison", time), session: 7 }])],
    ["whose event has no purposes", JSON.stringify([{ ...envelope("poison", time), purposes: null }])],
    ["whose time no file can name", JSON.stringify([envelope("poison", Number.MAX_SAFE_INTEGER)])],
    ["whose time is beyond any date", JSON.stringify([envelope("poison", 1e300)])],
    ["that holds a good event beside a bad one", JSON.stringify([envelope("beside", time), null])],
  ])("%s is tried again alone, and its neighbours are stored", async (_, body) => {
    const poison = { id: fresh("poison"), body, attempts: 3 };
    const before = { id: fresh("before"), body: JSON.stringify([envelope(fresh("good"), time)]) };
    const after = { id: fresh("after"), body: JSON.stringify([envelope(fresh("good"), time)]) };
    const { acked, retried, delays, written } = await deliver([before, poison, after]);
    expect(acked).toEqual([before.id, after.id]);
    expect([retried, delays]).toEqual([[poison.id], [8]]);
    expect(await lakeIds("2026-04-09")).toEqual(expect.arrayContaining([...idsOf([before]), ...idsOf([after])]));
    expect(await lakeIds("2026-04-09")).not.toContain("poison");
    // The operator learns which message waits, and nothing of what is in it.
    expect(written).toContain(poison.id);
    expect(written).not.toContain("product_id");
  });

  it("waits longer each time, five minutes at most", async () => {
    const messages = [1, 2, 8, 9, 60].map((attempts) => ({ id: fresh("poison"), body: "{", attempts }));
    expect((await deliver(messages)).delays).toEqual([2, 4, 256, 300, 300]);
  });
});
