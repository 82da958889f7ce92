import { beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "../../core/events/envelope.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import type { LakePort } from "./port.ts";
import { createLake } from "./r2-lake.ts";

const bucket = bindings.LAKE;
const partitions = bindings.LAKE_PARTITION as DurableObjectNamespace<LakePartition>;

const VIEW_SCHEMA = {
  type: "record",
  name: "ProductViewed",
  namespace: "nearshelf.events",
  fields: [
    { name: "product_id", type: "string" },
    { name: "price", type: ["null", "double"], default: null },
    { name: "note", type: ["null", "string"], default: null },
  ],
};
const schemaFor = (type: string) => (type === "product_viewed" ? VIEW_SCHEMA : null);
const lakeOn = (on: R2Bucket): LakePort => createLake(on, partitions, schemaFor);
const lake = lakeOn(bucket);

const DAY_MS = 86_400_000;
const TYPES = ["product_viewed", "page_viewed"];
const event = (id: string, time: number, index = 0): Envelope => ({
  id,
  type: TYPES[index % TYPES.length] ?? "",
  source: "native",
  time,
  received: time + 250,
  session: `session-${index % 97}`,
  subject: index % 5 === 0 ? `person-${index}` : null,
  channel: index % 2 === 0 ? "web" : null,
  purposes: ["necessary", "analytics", "personalization"],
  data: index % 3 === 0 ? { product_id: `sku-${index}` } : { product_id: `sku-${index}`, price: index / 4 },
});
/** `count` events spread over the hours of one day. */
const dayOf = (date: string, count: number, prefix = date): Envelope[] =>
  Array.from({ length: count }, (_, index) =>
    event(`${prefix}:${index}`, Date.parse(date) + Math.floor((index * DAY_MS) / count), index),
  );

async function eventsOf(date: string): Promise<Envelope[]> {
  const events: Envelope[] = [];
  for (const file of await lake.files(date)) {
    const before = events.length;
    for await (const each of lake.read(file.key)) events.push(each);
    expect(events.length - before).toBe(file.events);
  }
  return events;
}
async function firstOf(key: string): Promise<Envelope | null> {
  for await (const each of lake.read(key)) return each;
  return null;
}
const byId = (events: readonly Envelope[]) => events.toSorted((left, right) => (left.id < right.id ? -1 : 1));
/** Keys of the test's types that the bucket holds for a date, committed or not. */
const keysUnder = async (date: string) => {
  const lists = await Promise.all(TYPES.map((type) => bucket.list({ prefix: `events/type=${type}/date=${date}/` })));
  return lists.flatMap(({ objects }) => objects.map((object) => object.key));
};

/** The bucket, with `put` of lake files replaced. */
const withPut = (put: (key: string, bytes: ArrayBufferView) => Promise<R2Object | null>): R2Bucket =>
  new Proxy(bucket, {
    get: (target, name) => {
      if (name === "put")
        return (key: string, value: ArrayBufferView | string) =>
          typeof value === "string" ? target.put(key, value) : put(key, value);
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });

describe("writing to the lake", () => {
  it("brings events back as they were, in files of their type, day and hour", async () => {
    const events = dayOf("2008-04-01", 240);
    expect(await lake.write(events)).toEqual({ written: 240, duplicates: 0 });
    expect(byId(await eventsOf("2008-04-01"))).toEqual(byId(events));
    const files = await lake.files("2008-04-01");
    expect(files).toHaveLength(TYPES.length * 24);
    expect(files[0]?.key).toMatch(/^events\/type=page_viewed\/date=2008-04-01\/hour=00\/[0-9a-f-]{36}\.avro$/);
    for (const { key, bytes } of files) expect((await bucket.head(key))?.size).toBe(bytes);
  });

  it("changes nothing when a batch is delivered again, and again", async () => {
    const events = dayOf("2008-04-02", 100);
    await lake.write(events);
    const files = await lake.files("2008-04-02");
    for (let delivery = 0; delivery < 2; delivery++) {
      expect(await lakeOn(bucket).write(events)).toEqual({ written: 0, duplicates: 100 });
      expect(await lake.files("2008-04-02")).toEqual(files);
    }
  });

  it("keeps an id once that stands twice in one batch", async () => {
    const [first] = dayOf("2008-04-03", 1);
    if (first === undefined) throw new Error("no event");
    expect(await lake.write([first, { ...first, data: { other: true } }, first])).toEqual({
      written: 1,
      duplicates: 2,
    });
    expect(await eventsOf("2008-04-03")).toEqual([first]);
  });

  it("keeps each id once when overlapping batches arrive at the same time", async () => {
    const events = dayOf("2008-04-04", 600);
    const batches = [0, 100, 200, 300].map((start) => events.slice(start, start + 300));
    const outcomes = await Promise.all(batches.map((batch) => lakeOn(bucket).write(batch)));
    expect(outcomes.reduce((sum, outcome) => sum + outcome.written, 0)).toBe(600);
    expect(byId(await eventsOf("2008-04-04"))).toEqual(byId(events));
    // The losers took their files away again.
    expect(await keysUnder("2008-04-04")).toHaveLength((await lake.files("2008-04-04")).length);
  });

  it("shows nothing of a write that failed half way, and all of it, once, after the retry", async () => {
    const events = dayOf("2008-04-05", 100);
    let puts = 0;
    const failing = withPut((key, bytes) => {
      if (++puts > 20) throw new Error("R2 is down");
      return bucket.put(key, bytes);
    });
    await expect(lakeOn(failing).write(events)).rejects.toThrow("R2 is down");
    const orphans = await keysUnder("2008-04-05");
    expect(orphans.length).toBeGreaterThan(0);
    expect(await lake.files("2008-04-05")).toEqual([]);
    expect(await lake.open(orphans[0] ?? "")).toBeNull();

    expect(await lake.write(events)).toEqual({ written: 100, duplicates: 0 });
    const keys = (await lake.files("2008-04-05")).map((file) => file.key);
    expect(keys.filter((key) => orphans.includes(key))).toEqual([]);
    expect(byId(await eventsOf("2008-04-05"))).toEqual(byId(events));
  });

  it("loses nothing when the commit happened and its answer did not arrive", async () => {
    const events = dayOf("2008-04-06", 50);
    const deaf = new Proxy(partitions, {
      get: (target, name) => {
        if (name !== "get") return Reflect.get(target, name, target).bind(target);
        return (id: DurableObjectId) => {
          const stub = target.get(id);
          return {
            unseen: (ids: string[]) => stub.unseen(ids),
            commit: async (...commit: Parameters<typeof stub.commit>) => {
              await stub.commit(...commit);
              throw new Error("the answer was lost");
            },
          };
        };
      },
    });
    await expect(createLake(bucket, deaf, schemaFor).write(events)).rejects.toThrow("the answer was lost");
    expect(await lake.write(events)).toEqual({ written: 0, duplicates: 50 });
    expect(byId(await eventsOf("2008-04-06"))).toEqual(byId(events));
  });

  it("brings hostile text back as it was", async () => {
    const texts = [
      "\u0000",
      "'; DROP TABLE events; --",
      "\u202e语😀é",
      "\ud800",
      "__proto__",
      '\\"\n\r\u2028',
      "x".repeat(70_000),
    ];
    const time = Date.parse("2008-04-07");
    const events = texts.flatMap((text, index): Envelope[] => [
      { ...event(`h:${index}`, time), data: { product_id: text, note: text } },
      {
        ...event(`j:${index}`, time),
        type: "custom/../type=x",
        data: JSON.parse(JSON.stringify({ [text]: [text, null] })),
      },
    ]);
    await lake.write(events);
    expect(byId(await eventsOf("2008-04-07"))).toEqual(byId(events));
  });

  it("does nothing with nothing", async () => {
    expect(await lake.write([])).toEqual({ written: 0, duplicates: 0 });
  });
});

describe("reading the lake", () => {
  it("opens only committed files", async () => {
    const key = "events/type=t/date=2008-04-30/hour=00/orphan.avro";
    await bucket.put(key, "not committed");
    expect(await lake.open(key)).toBeNull();
    expect(await lake.open("manifest/date=2008-04-01")).toBeNull();
    expect(await lake.open("events/type=t/date=2008-04-30/hour=00/missing.avro")).toBeNull();
    await expect(firstOf(key)).rejects.toThrow("no committed lake file");
  });

  it("gives the bytes of a committed file, an Avro container", async () => {
    await lake.write(dayOf("2008-04-08", 10));
    const [file] = await lake.files("2008-04-08");
    const bytes = new Uint8Array(await new Response(await lake.open(file?.key ?? "")).arrayBuffer());
    expect(bytes.length).toBe(file?.bytes);
    expect(new TextDecoder().decode(bytes.subarray(0, 3))).toBe("Obj");
  });

  it("says when a committed file was damaged", async () => {
    await lake.write(dayOf("2008-04-09", 10));
    const [file] = await lake.files("2008-04-09");
    await bucket.put(file?.key ?? "", "gone");
    await expect(firstOf(file?.key ?? "")).rejects.toMatchObject({ code: "bad_magic" });
  });
});

describe("20,000 events over ten days in four deliveries", () => {
  const dates = Array.from({ length: 10 }, (_, day) => `2009-01-${String(day + 1).padStart(2, "0")}`);
  const events = dates.flatMap((date) => dayOf(date, 2_000));

  beforeAll(async () => {
    for (let start = 0; start < 4; start++)
      expect(await lake.write(events.filter((_, index) => index % 4 === start))).toEqual({
        written: 5_000,
        duplicates: 0,
      });
  }, 60_000);

  it("come back whole", async () => {
    const read = (await Promise.all(dates.map(eventsOf))).flat();
    expect(byId(read)).toEqual(byId(events));
  }, 60_000);

  it("are found by their dates, page by page", async () => {
    expect(await lake.dates("2008-12-31", 100)).toEqual(dates);
    expect(await lake.dates("2008-12-31", 4)).toEqual(dates.slice(0, 4));
    expect(await lake.dates("2009-01-04", 4)).toEqual(dates.slice(4, 8));
    expect(await lake.dates("2009-01-10", 4)).toEqual([]);
    expect((await lake.dates(null, 1))[0]).toBe("2008-04-01");
  });

  it("counts an event without a time of its own once, when it is sent again after midnight", async () => {
    const midnight = Date.parse("2031-05-02");
    const arrived = (time: number): Envelope => ({ ...event("over-midnight", time), received: time });
    await lake.write([arrived(midnight - 1)]);
    expect(await lake.write([arrived(midnight + 1)])).toEqual({ written: 0, duplicates: 1 });
    expect(await lake.files("2031-05-02")).toEqual([]);
  });
});
