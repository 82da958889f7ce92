import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import { COMPACTION_SETTLE_MS } from "../../core/lake/plan-compaction.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { createLake } from "./r2-lake.ts";
import { createLakeUpkeep } from "./r2-lake-upkeep.ts";

const bucket = bindings.LAKE;
const partitions = bindings.LAKE_PARTITION as DurableObjectNamespace<LakePartition>;
const lake = createLake(bucket, partitions, () => null);
const RETENTION_DAYS = 30;
const upkeepOn = (on: R2Bucket) =>
  createLakeUpkeep(on, partitions, {
    schemaFor: () => null,
    retentionDays: (type) => (type === "short_lived" ? 1 : RETENTION_DAYS),
  });
const upkeep = upkeepOn(bucket);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A moment at which everything committed so far has settled. */
const later = () => Date.now() + COMPACTION_SETTLE_MS + 1;
const ALL = 1_000;

const event = (id: string, time: number, change: Partial<Envelope> = {}): Envelope => ({
  id,
  type: "product_viewed",
  source: "native",
  time,
  received: time + 250,
  session: `session-${id.length % 3}`,
  subject: null,
  channel: null,
  purposes: ["necessary", "analytics"],
  data: { product_id: `sku-${id}` },
  ...change,
});
const at = (date: string, hour = 0) => Date.parse(date) + hour * HOUR_MS;
const batch = (date: string, name: string, count: number): Envelope[] =>
  Array.from({ length: count }, (_, index) => event(`${date}:${name}:${index}`, at(date, index % 2)));

async function eventsOf(date: string): Promise<Envelope[]> {
  const events: Envelope[] = [];
  for (const { key } of await lake.files(date)) for await (const each of lake.read(key)) events.push(each);
  return events.sort((left, right) => (left.id < right.id ? -1 : 1));
}
const idsOf = async (date: string) => (await eventsOf(date)).map(({ id }) => id);
const objectsOf = async (date: string, type = "product_viewed") =>
  (await bucket.list({ prefix: `events/type=${type}/date=${date}/` })).objects.map(({ key }) => key);

/** The bucket, where the nth call of a kind fails: before anything happens, or after it did. */
function failing(kind: "put" | "get" | "delete", nth: number, when: "before" | "after"): R2Bucket {
  let calls = 0;
  return new Proxy(bucket, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      const call = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (name !== kind) return call;
      return async (...args: unknown[]) => {
        const fails = ++calls === nth;
        if (fails && when === "before") throw new Error("R2 is down");
        const result = await call(...args);
        if (fails) throw new Error("the answer was lost");
        return result;
      };
    },
  });
}

/** The partitions, where a method fails: before anything happens, or after it did. */
const partitionsThat = (fails: keyof LakePartition, when: "before" | "after") =>
  ({
    idFromName: (name: string) => partitions.idFromName(name),
    get(id: DurableObjectId) {
      const stub = partitions.get(id) as unknown as { [name: string]: (...args: unknown[]) => Promise<unknown> };
      return new Proxy({} as typeof stub, {
        get: (_, name) => {
          if (typeof name !== "string") return undefined;
          return async (...args: unknown[]) => {
            if (name === fails && when === "before") throw new Error("Network connection lost.");
            const result = await stub[name]?.(...args);
            if (name === fails) throw new Error("Network connection lost.");
            return result;
          };
        },
      });
    },
  }) as unknown as typeof partitions;

describe("compaction", () => {
  it("makes one file an hour of many, with every event as it was", async () => {
    const date = "2010-01-01";
    for (let each = 0; each < 5; each++) await lake.write(batch(date, `b${each}`, 6));
    const before = await eventsOf(date);
    expect(await lake.files(date)).toHaveLength(10);
    const done = await upkeep.compact(date, { now: later(), maxMerges: ALL });
    expect(done).toMatchObject({ merges: 2, replaced: 10, written: 2, duplicates: 0, failed: 0, remaining: 0 });
    expect(done.bytesAfter).toBeLessThan(done.bytesBefore);
    expect(await lake.files(date)).toHaveLength(2);
    expect(await eventsOf(date)).toEqual(before);
    expect((await upkeep.compact(date, { now: later(), maxMerges: ALL })).merges).toBe(0);
  });

  it("lets a reader open the files that it listed before, until they are deleted after their grace", async () => {
    const date = "2010-01-02";
    await lake.write(batch(date, "a", 2));
    await lake.write(batch(date, "b", 2));
    const listed = await lake.files(date);
    await upkeep.compact(date, { now: later(), maxMerges: ALL });
    const read: string[] = [];
    for (const { key } of listed) for await (const { id } of lake.read(key)) read.push(id);
    expect(read.sort()).toEqual(await idsOf(date));

    expect(await upkeep.deleteRetired(date, Date.now() - DAY_MS)).toBe(0);
    expect(await upkeep.deleteRetired(date, Date.now() + 1)).toBe(listed.length);
    for (const { key } of listed) expect(await lake.open(key)).toBeNull();
    expect((await objectsOf(date)).sort()).toEqual((await lake.files(date)).map(({ key }) => key));
    expect(await idsOf(date)).toHaveLength(4);
  });

  it("does as many merges as it is allowed, and says how many are left", async () => {
    const date = "2010-01-03";
    for (const name of ["a", "b"]) await lake.write(batch(date, name, 2));
    expect(await upkeep.compact(date, { now: later(), maxMerges: 1 })).toMatchObject({ merges: 1, remaining: 1 });
    expect(await upkeep.compact(date, { now: later(), maxMerges: 1 })).toMatchObject({ merges: 1, remaining: 0 });
  });

  it("drops an event that stands on the day before as well", async () => {
    const [first, second] = ["2010-01-04", "2010-01-05"];
    await lake.write([event("midnight", at(first, 23))]);
    // The writer had looked before the first copy was committed: written here as it would have been.
    await lake.write([event("midnight", at(second))]);
    await lake.write([event("other", at(second))]);
    expect((await upkeep.compact(second, { now: later(), maxMerges: ALL })).duplicates).toBe(1);
    expect([await idsOf(first), await idsOf(second)]).toEqual([["midnight"], ["other"]]);
  });

  it.each(["put", "get", "delete"] as const)("loses and doubles nothing where any %s fails", async (kind) => {
    const firstDay = Date.parse({ put: "2013-01-01", get: "2014-01-01", delete: "2015-01-01" }[kind]);
    let day = 0;
    for (const when of ["before", "after"] as const)
      for (let nth = 1; nth <= 4; nth++) {
        const date = new Date(firstDay + 2 * day++ * DAY_MS).toISOString().slice(0, 10);
        for (const name of ["a", "b"]) await lake.write(batch(date, `${when}${nth}${name}`, 4));
        const before = await idsOf(date);
        const broken = upkeepOn(failing(kind, nth, when));
        await broken.compact(date, { now: later(), maxMerges: ALL });
        expect(await idsOf(date)).toEqual(before);
        await broken.deleteRetired(date, Date.now() + 1).catch(() => undefined);
        expect(await idsOf(date)).toEqual(before);
        await upkeep.compact(date, { now: later(), maxMerges: ALL });
        await upkeep.deleteRetired(date, Date.now() + 1);
        expect(await lake.files(date)).toHaveLength(2);
        expect(await idsOf(date)).toEqual(before);
      }
  });

  it.each(["replace", "drop", "retired", "manifest"] as const)(
    "loses and doubles nothing where the manifest's %s fails, or its answer is lost",
    async (method) => {
      const days = { replace: "2017-01-01", drop: "2017-02-01", retired: "2017-03-01", manifest: "2017-04-01" };
      for (const [at, when] of (["before", "after"] as const).entries()) {
        const date = new Date(Date.parse(days[method]) + 2 * at * DAY_MS).toISOString().slice(0, 10);
        for (const name of ["a", "b"]) await lake.write(batch(date, name, 4));
        const before = await idsOf(date);
        const broken = createLakeUpkeep(bucket, partitionsThat(method, when), {
          schemaFor: () => null,
          retentionDays: () => RETENTION_DAYS,
        });
        await broken.compact(date, { now: later(), maxMerges: ALL }).catch(() => undefined);
        expect(await idsOf(date)).toEqual(before);
        await broken.deleteRetired(date, Date.now() + 1).catch(() => undefined);
        expect(await idsOf(date)).toEqual(before);
        await upkeep.compact(date, { now: later(), maxMerges: ALL });
        await upkeep.deleteRetired(date, Date.now() + 1);
        expect(await idsOf(date)).toEqual(before);
        expect(await lake.files(date)).toHaveLength(2);
      }
    },
  );

  it("passes a damaged file by and merges the rest", async () => {
    const date = "2010-01-06";
    for (const name of ["a", "b"]) await lake.write(batch(date, name, 2));
    const [damaged] = await lake.files(date);
    await bucket.put(damaged?.key ?? "", "not Avro");
    expect(await upkeep.compact(date, { now: later(), maxMerges: ALL })).toMatchObject({ merges: 1, failed: 1 });
    expect(await lake.files(date)).toHaveLength(3);
  });
});

describe("retention", () => {
  it("takes the files of a type out of the lists when the contract's days are over, and their bytes a while later", async () => {
    const date = "2010-03-01";
    await lake.write([event("short", at(date), { type: "short_lived" }), event("long", at(date))]);
    const end = at(date) + DAY_MS;
    expect(await upkeep.retireExpired(date, end + DAY_MS - 1)).toBe(0);
    expect(await upkeep.retireExpired(date, end + DAY_MS)).toBe(1);
    expect(await idsOf(date)).toEqual(["long"]);
    expect(await upkeep.retireExpired(date, end + RETENTION_DAYS * DAY_MS)).toBe(1);
    expect(await lake.files(date)).toEqual([]);
    await upkeep.deleteRetired(date, Date.now() + 1);
    expect([...(await objectsOf(date)), ...(await objectsOf(date, "short_lived"))]).toEqual([]);
    // What is over does not come back by a late delivery.
    expect(await lake.write([event("long", at(date))])).toEqual({ written: 0, duplicates: 1 });
  });
});

describe("the sweep", () => {
  it("deletes what nobody committed, once it is old enough, and nothing else", async () => {
    const date = "2010-04-01";
    await lake.write(batch(date, "a", 2));
    const committed = await objectsOf(date);
    const orphan = `events/type=product_viewed/date=${date}/hour=00/orphan.avro`;
    await bucket.put(orphan, "left by a crash");
    const sweep = async (before: number) => {
      let deleted = 0;
      for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
        const page: { deleted: number; cursor: string | null } = await upkeep.sweepOrphans(cursor, before);
        deleted += page.deleted;
        cursor = page.cursor;
      }
      return deleted;
    };
    await sweep(Date.now() - DAY_MS);
    expect(await bucket.head(orphan)).not.toBeNull();
    await sweep(Date.now() + 1_000);
    expect(await bucket.head(orphan)).toBeNull();
    expect(await objectsOf(date)).toEqual(committed);
  });
});

describe("erasure", () => {
  const date = "2010-05-01";
  beforeAll(async () => {
    for (const name of ["a", "b"])
      await lake.write([
        event(`${name}:person`, at(date), { subject: "person", session: "s1" }),
        event(`${name}:browser`, at(date), { session: "s2" }),
        event(`${name}:other`, at(date), { subject: "somebody", session: "s3" }),
      ]);
    await upkeep.compact(date, { now: later(), maxMerges: ALL });
  });

  it("takes a person's and a session's events out of every object, retired ones too, and lets none come back", async () => {
    expect(await upkeep.erase(date, new Set(["person", "s2"]))).toBe(4);
    expect(await idsOf(date)).toEqual(["a:other", "b:other"]);
    expect(await objectsOf(date)).toEqual((await lake.files(date)).map(({ key }) => key));
    expect(await lake.write([event("a:person", at(date), { subject: "person" })])).toEqual({
      written: 0,
      duplicates: 1,
    });
    expect(await upkeep.erase(date, new Set(["person", "s2"]))).toBe(0);
  });
});

describe("an object of before there was compaction", () => {
  it("gets the columns that it lacks, and keeps its files", async () => {
    const stub = partitions.get(partitions.idFromName("an old object"));
    await stub.files();
    await runInDurableObject(stub, (_, { storage }) => {
      storage.sql.exec("DROP TABLE files");
      storage.sql.exec(
        "CREATE TABLE files (key TEXT PRIMARY KEY, type TEXT NOT NULL, date TEXT NOT NULL, hour INTEGER NOT NULL, events INTEGER NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID",
      );
      storage.sql.exec("INSERT INTO files VALUES ('k', 't', '2010-01-01', 0, 1, 10)");
    });
    await evictDurableObject(stub);
    expect(await partitions.get(partitions.idFromName("an old object")).manifest()).toEqual([
      { key: "k", type: "t", date: "2010-01-01", hour: 0, events: 1, bytes: 10, committedAt: 0, compacted: false },
    ]);
  });
});
