import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { LakeFile } from "../adapters/lake/port.ts";
import { bindings } from "../test/workerd/bindings.ts";
import type { LakePartition } from "./lake-partition.ts";

const namespace = bindings.LAKE_PARTITION as DurableObjectNamespace<LakePartition>;
const partition = (date: string) => namespace.get(namespace.idFromName(date));
const file = (name: string, events: number): LakeFile => ({
  key: `events/type=t/date=2008-04-01/hour=00/${name}.avro`,
  type: "t",
  date: "2008-04-01",
  hour: 0,
  events,
  bytes: 100,
});
const idsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `source:${from + index}`.padEnd(64, "x"));

describe("LakePartition", () => {
  it("has seen nothing at first, and what was committed after", async () => {
    const stub = partition("first");
    expect(await stub.unseen(["a", "b"])).toEqual(["a", "b"]);
    expect(await stub.commit([file("one", 2)], ["a", "b"])).toEqual({ committed: true });
    expect(await stub.unseen(["c", "b", "a", "d"])).toEqual(["c", "d"]);
    expect(await stub.files()).toEqual([file("one", 2)]);
    expect(await stub.has(file("one", 2).key)).toBe(true);
    expect(await stub.has("other")).toBe(false);
    expect(await stub.counts()).toEqual({ files: 1, events: 2, bytes: 100 });
  });

  it("changes nothing when an id is there already, and names every such id", async () => {
    const stub = partition("conflict");
    await stub.commit([file("one", 3)], ["a", "b", "c"]);
    expect(await stub.commit([file("two", 3)], ["x", "c", "a"])).toEqual({ committed: false, duplicates: ["c", "a"] });
    expect(await stub.unseen(["x"])).toEqual(["x"]);
    expect(await stub.files()).toEqual([file("one", 3)]);
  });

  it("answers a repeated commit as it did the first time", async () => {
    const stub = partition("repeat");
    const files = [file("one", 1), file("two", 1)];
    expect(await stub.commit(files, ["a", "b"])).toEqual({ committed: true });
    expect(await stub.commit(files, ["a", "b"])).toEqual({ committed: true });
    expect(await stub.counts()).toEqual({ files: 2, events: 2, bytes: 200 });
  });

  it("refuses files that do not hold as many events as there are ids, and files mixed from two commits", async () => {
    const stub = partition("mismatch");
    await stub.commit([file("one", 1)], ["a"]);
    await runInDurableObject(stub, (object: LakePartition) => {
      expect(() => object.commit([file("two", 3)], ["b", "c"])).toThrow("as many events");
      expect(() => object.commit([file("one", 1), file("two", 1)], ["a", "b"])).toThrow("committed already");
    });
    expect(await stub.counts()).toEqual({ files: 1, events: 1, bytes: 100 });
  });

  it("takes 25,000 of the longest ids at once, all or none", async () => {
    const stub = partition("large");
    const ids = idsOf(0, 25_000);
    expect(await stub.unseen(ids)).toEqual(ids);
    expect(await stub.commit([file("large", ids.length)], ids)).toEqual({ committed: true });
    expect(await stub.unseen(ids)).toEqual([]);
    const overlapping = idsOf(24_999, 49_999);
    const outcome = await stub.commit([file("other", overlapping.length)], overlapping);
    expect(outcome).toEqual({ committed: false, duplicates: idsOf(24_999, 25_000) });
    expect(await stub.unseen(overlapping)).toHaveLength(24_999);
  });

  it("remembers after it was evicted, and keeps the days apart", async () => {
    await partition("evicted").commit([file("one", 1)], ["a"]);
    await evictDurableObject(partition("evicted"));
    expect(await partition("evicted").unseen(["a"])).toEqual([]);
    expect(await partition("another day").unseen(["a"])).toEqual(["a"]);
  });

  it("keeps an id that looks like something else as it is", async () => {
    const ids = ["1", "1.0", "01", "null", "true", "A", "a"];
    const stub = partition("odd ids");
    expect(await stub.commit([file("odd", ids.length)], ids)).toEqual({ committed: true });
    expect(await stub.unseen([...ids, "2"])).toEqual(["2"]);
  });
});
