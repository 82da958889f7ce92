import { createExecutionContext, createMessageBatch, getQueueResult, runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { packMessages } from "../../adapters/event-queue/message.ts";
import { createLakeUpkeep } from "../../adapters/lake/r2-lake-upkeep.ts";
import { createLiveEvents } from "../../adapters/live-events/object-live-events.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import { COMPACTION_SETTLE_MS } from "../../core/lake/plan-compaction.ts";
import { randomNumbers } from "../../core/random-numbers.ts";
import { badEventsOf } from "./bad-events.ts";
import { consumeQueue, DEAD_LETTER_QUEUE } from "./consume-queue.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";
import { takeInAgain } from "./take-in-again.ts";
import { consoleDuring, ingestEnv } from "./test-client.ts";

const EVENTS = 100_000;
const MESSAGES_A_BATCH = 20;
/** Deliveries after which a message is dead: fewer than a deployment's, so that some die. */
const DELIVERIES_MAX = 4;
const DATES = ["2026-08-01", "2026-08-02"];
const HOUR_MS = 3_600_000;
const TIMEOUT_MS = 300_000;
/** Share of calls that fail, before or after their effect; and while the store is out. */
const FAULTS = 0.03;
const FAULTS_IN_OUTAGE = 0.6;

const random = randomNumbers(20_260_801);
const events = Array.from({ length: EVENTS }, (_, at): Envelope => {
  const time = Date.parse(DATES[at % 2] ?? "") + Math.floor(random() * 4) * HOUR_MS + at;
  return {
    id: `e-${at}`,
    type: "product_viewed",
    source: "native",
    time,
    received: time + 300,
    session: `session-${at % 5_000}`,
    subject: null,
    channel: null,
    purposes: ["necessary", "analytics"],
    data: { product_id: `B-${at % 700}` },
  };
});

/** The platform's stores, where calls fail at random, before their effect or after it. */
function faulty(share: () => number): IngestEnv {
  const fault = async <T>(work: () => Promise<T>): Promise<T> => {
    const drawn = random();
    if (drawn < share() / 2) throw new Error("the store is down");
    const result = await work();
    if (drawn < share()) throw new Error("the answer was lost");
    return result;
  };
  const { LAKE, LAKE_PARTITION } = ingestEnv;
  return {
    ...ingestEnv,
    LAKE: new Proxy(LAKE, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function") return member;
        const call = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
        return name === "put" ? (...args: unknown[]) => fault(() => call(...args)) : call;
      },
    }),
    LAKE_PARTITION: {
      idFromName: (name: string) => LAKE_PARTITION.idFromName(name),
      get(id: DurableObjectId) {
        const stub = LAKE_PARTITION.get(id);
        return {
          unseen: (ids: string[]) => stub.unseen(ids),
          commit: (...args: Parameters<typeof stub.commit>) => fault(async () => stub.commit(...args)),
        };
      },
    } as unknown as IngestEnv["LAKE_PARTITION"],
  };
}

async function idsInLake(): Promise<string[]> {
  const lake = lakeOf(ingestEnv);
  const ids: string[] = [];
  for (const date of DATES)
    for (const { key } of await lake.files(date)) for await (const { id } of lake.read(key)) ids.push(id);
  return ids;
}

/** What the live view counts as stored, when the partitions have handed over what they hold. */
async function storedCount(): Promise<number> {
  for (const date of DATES)
    await runDurableObjectAlarm(ingestEnv.LAKE_PARTITION.get(ingestEnv.LAKE_PARTITION.idFromName(date)));
  const from = Date.parse(DATES[0] ?? "");
  const anything = { types: null, sources: null, outcomes: new Set(["stored" as const]), after: null };
  const page = await createLiveEvents(ingestEnv.LIVE_EVENTS).counts({
    ...anything,
    ...{ step: "hour", from, to: from + 3 * 24 * HOUR_MS, by: ["type"], limit: 5_000 },
  });
  return page.counts.reduce((sum, { count }) => sum + count, 0);
}

describe("100,000 events", () => {
  it(
    "under faults: none is lost and none doubled, before compaction and after",
    async () => {
      let outage = false;
      const env = faulty(() => (outage ? FAULTS_IN_OUTAGE : FAULTS));
      let id = 0;
      let waiting = packMessages(events).map((body) => ({ id: `m${id++}`, body, attempts: 0 }));
      const dead: string[] = [];
      await consoleDuring(async () => {
        for (let round = 0; waiting.length > 0; round++) {
          const next = new Map<string, (typeof waiting)[number]>();
          for (let start = 0; start < waiting.length; start += MESSAGES_A_BATCH) {
            outage = round === 0 && start >= waiting.length / 2;
            const some = waiting.slice(start, start + MESSAGES_A_BATCH);
            const messages = some.map(({ id, body, attempts }) => ({
              ...{ id, body, attempts: attempts + 1 },
              timestamp: new Date(),
            }));
            const batch = createMessageBatch("nearshelf-events", messages);
            await consumeQueue(batch, env);
            const { explicitAcks } = await getQueueResult(batch, createExecutionContext());
            for (const message of some) {
              const attempts = message.attempts + 1;
              const acked = explicitAcks.includes(message.id);
              if (!acked && attempts === DELIVERIES_MAX) dead.push(message.body);
              // Delivered at least once: an acknowledged message comes again now and then.
              else if (!acked || (attempts < DELIVERIES_MAX - 1 && random() < 0.3))
                next.set(message.id, { ...message, attempts });
            }
          }
          // In other company the next time.
          waiting = [...next.values()].sort(() => random() - 0.5);
        }
        // Whatever chance does, one message dies.
        dead.push(packMessages(events.slice(0, 10))[0] ?? "");
        const letters = dead.map((body, at) => ({ id: `d${at}`, body, attempts: 1, timestamp: new Date() }));
        await consumeQueue(createMessageBatch(DEAD_LETTER_QUEUE, letters), ingestEnv);
      });
      const store = await badEventsOf(ingestEnv);
      for (;;) {
        const now = Date.now();
        const claimed = await store.claim({}, { startedAt: now, limit: 1_000, now });
        if (claimed.length === 0) break;
        await store.settle(await takeInAgain(claimed, ingestEnv), now);
      }
      const expected = events.map((event) => event.id).sort();
      expect((await idsInLake()).sort()).toEqual(expected);

      const upkeep = createLakeUpkeep(ingestEnv.LAKE, ingestEnv.LAKE_PARTITION, {
        schemaFor: () => null,
        retentionDays: () => 10_000,
      });
      const now = Date.now() + COMPACTION_SETTLE_MS + 1;
      let duplicates = 0;
      for (const date of DATES) duplicates += (await upkeep.compact(date, { now, maxMerges: 1_000 })).duplicates;
      expect(duplicates).toBe(0);
      expect((await idsInLake()).sort()).toEqual(expected);
      const counts = await Promise.all(
        DATES.map((date) => ingestEnv.LAKE_PARTITION.get(ingestEnv.LAKE_PARTITION.idFromName(date)).counts()),
      );
      expect(counts.map(({ events, files }) => [events, files])).toEqual([
        [EVENTS / 2, 4],
        [EVENTS / 2, 4],
      ]);
      expect(await storedCount()).toBe(EVENTS);
    },
    TIMEOUT_MS,
  );
});
