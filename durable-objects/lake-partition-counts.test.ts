import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { LakeFile } from "../adapters/lake/port.ts";
import { createLiveEvents } from "../adapters/live-events/object-live-events.ts";
import { readCountsQuery } from "../core/live/counts-query.ts";
import { type LiveCount, minuteOf } from "../core/live/tally.ts";
import { bindings } from "../test/workerd/bindings.ts";
import type { LakePartition } from "./lake-partition.ts";
import type { LiveEvents } from "./live-events.ts";

const partitions = bindings.LAKE_PARTITION as DurableObjectNamespace<LakePartition>;
const live = createLiveEvents(bindings.LIVE_EVENTS as DurableObjectNamespace<LiveEvents>);
const partition = (date: string) => partitions.get(partitions.idFromName(date));

const NOW = Date.now();
let made = 0;
/** A file of one event, its id, and what it adds to the counts of `type`. */
function commitOf(type: string): [LakeFile[], string[], LiveCount[]] {
  const name = `n${++made}`;
  const key = `events/type=${type}/date=2008-04-01/hour=00/${name}.avro`;
  const count = {
    minute: minuteOf(NOW),
    type,
    source: "native",
    key: "",
    outcome: "stored" as const,
    code: "",
    count: 1,
  };
  return [[{ key, type, date: "2008-04-01", hour: 0, events: 1, bytes: 1 }], [name], [count]];
}
async function counted(type: string): Promise<number> {
  const query = readCountsQuery(new URLSearchParams(`type=${type}`), NOW);
  if (!query.ok) throw new Error(query.reason.detail);
  return (await live.counts(query.value)).counts[0]?.count ?? 0;
}
const waiting = (stub: DurableObjectStub<LakePartition>) =>
  runInDurableObject(stub, (_, { storage }) =>
    storage.sql.exec<{ seq: number; counts: string }>("SELECT seq, counts FROM uncounted ORDER BY seq").toArray(),
  );

describe("what a partition's commits add to the live counts", () => {
  it("is handed over behind them, once, and forgotten then", async () => {
    const stub = partition("handed over");
    const first = commitOf("cart_viewed");
    await stub.commit(...first);
    await stub.commit(...first);
    await stub.commit(...commitOf("cart_viewed"));
    expect(await waiting(stub)).toHaveLength(2);
    expect(await runDurableObjectAlarm(stub)).toBe(true);
    expect([await counted("cart_viewed"), await waiting(stub)]).toEqual([2, []]);
    expect(await runDurableObjectAlarm(stub)).toBe(false);
    await stub.commit(...commitOf("cart_viewed"));
    await runDurableObjectAlarm(stub);
    expect(await counted("cart_viewed")).toBe(3);
  });

  it("is nothing for a commit that changes nothing", async () => {
    const stub = partition("conflict");
    const [files, ids, counts] = commitOf("cart_shared");
    await stub.commit(files, ids, counts);
    const [otherFiles, , otherCounts] = commitOf("cart_shared");
    expect(await stub.commit(otherFiles, ids, otherCounts)).toMatchObject({ committed: false });
    await runDurableObjectAlarm(stub);
    expect(await counted("cart_shared")).toBe(1);
  });

  it("is added once where the answer was lost, and by a partition that was evicted in between", async () => {
    const stub = partition("lost answer");
    for (let each = 0; each < 3; each++) await stub.commit(...commitOf("coupon_denied"));
    const batches = (await waiting(stub)).map(({ seq, counts }) => ({
      seq,
      counts: JSON.parse(counts) as LiveCount[],
    }));
    await live.record(`lake:${stub.id}`, batches, []);
    await evictDurableObject(stub);
    await stub.commit(...commitOf("coupon_denied"));
    await runDurableObjectAlarm(stub);
    expect([await counted("coupon_denied"), await waiting(stub)]).toEqual([4, []]);
  });

  it("waits while the live view does not answer", async () => {
    const stub = partition("down");
    await stub.commit(...commitOf("coupon_removed"));
    await runInDurableObject(stub, async (object) => {
      const env = {
        LIVE_EVENTS: { idFromName: () => ({}), get: () => ({ record: () => Promise.reject(new Error("down")) }) },
      };
      Object.defineProperty(object, "env", { value: env, configurable: true });
      await object.alarm();
    });
    expect(await waiting(stub)).toHaveLength(1);
    expect(await runInDurableObject(stub, (_, { storage }) => storage.getAlarm())).toBeGreaterThan(NOW);
    expect(await counted("coupon_removed")).toBe(0);
    await evictDurableObject(stub);
    await runDurableObjectAlarm(stub);
    expect([await counted("coupon_removed"), await waiting(stub)]).toEqual([1, []]);
  });
});
