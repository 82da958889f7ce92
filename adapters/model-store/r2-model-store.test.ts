import { beforeEach, describe, expect, it } from "vitest";
import { bindings } from "../../test/workerd/bindings.ts";
import { createModelStore, ModelIncompleteError, modelVersion } from "./r2-model-store.ts";
import { R2TrainingScratch } from "./r2-training-scratch.ts";

const bucket = bindings.MODELS;
const store = createModelStore(bucket);
const bytes = (text: string): ArrayBuffer => Uint8Array.from(new TextEncoder().encode(text)).buffer;
const OLD = "20261122T160000Z-1a2b3c4d";
const NEW = "20261123T160000Z-00000001";

beforeEach(async () => {
  const { objects } = await bucket.list();
  await bucket.delete(objects.map(({ key }) => key));
});

describe("the model store on R2", () => {
  it("has no active model and lists none at first", async () => {
    expect(await store.active()).toBeNull();
    expect(await store.list(10)).toEqual([]);
    expect(await store.load(OLD)).toBeNull();
  });

  it("gives back what was put, byte for byte", async () => {
    await store.put(OLD, bytes("snapshot"), { counts: { items: 2 } });
    expect(await store.load(OLD)).toEqual(bytes("snapshot"));
  });

  it("lists models newest first, with size and report", async () => {
    await store.put(NEW, bytes("new"), { note: "b" });
    await store.put(OLD, bytes("old!"), { note: "a" });
    await store.promote(OLD, 1);
    expect(await store.list(10)).toEqual([
      { version: NEW, bytes: 3, report: { note: "b" } },
      { version: OLD, bytes: 4, report: { note: "a" } },
    ]);
    expect(await store.list(1)).toHaveLength(1);
  });

  it("serves what was promoted last, so that promoting an older model is a rollback", async () => {
    await store.put(OLD, bytes("old"), {});
    await store.put(NEW, bytes("new"), {});
    await store.promote(NEW, 1_000);
    await store.promote(OLD, 2_000);
    expect(await store.active()).toEqual({ version: OLD, promotedAt: 2_000 });
  });

  it("refuses to promote what is unknown or not written whole, and keeps what serves", async () => {
    await store.put(OLD, bytes("old"), {});
    await store.promote(OLD, 1);
    await expect(store.promote(NEW, 2)).rejects.toThrow(ModelIncompleteError);
    await bucket.put(`models/${NEW}/snapshot.bin`, "without a report");
    await expect(store.promote(NEW, 2)).rejects.toThrow(ModelIncompleteError);
    await store.put(NEW, bytes("whole"), {});
    await bucket.put(`models/${NEW}/snapshot.bin`, "cut");
    await expect(store.promote(NEW, 2)).rejects.toThrow(ModelIncompleteError);
    await expect(store.promote("../active", 2)).rejects.toThrow(ModelIncompleteError);
    expect(await store.active()).toEqual({ version: OLD, promotedAt: 1 });
  });

  it("keeps half a model to itself until its report comes", async () => {
    expect(await store.complete(OLD, {})).toBeNull();
    await store.putSnapshot(OLD, bytes("snapshot"));
    await store.putSessions(OLD, bytes("sessions"));
    expect(await store.list(10)).toEqual([]);
    expect(await store.describe(OLD)).toBeNull();
    await expect(store.promote(OLD, 1)).rejects.toThrow(ModelIncompleteError);
    expect(await store.complete(OLD, { note: "done" })).toEqual({ version: OLD, bytes: 8, report: { note: "done" } });
    expect(await store.list(10)).toHaveLength(1);
    expect(await store.loadSessions(OLD)).toEqual(bytes("sessions"));
  });

  it("deletes what is older than the newest few, and never what serves", async () => {
    const versions = Array.from({ length: 5 }, (_, day) => modelVersion(Date.UTC(2026, 0, day + 1), day));
    for (const version of versions) {
      await store.putSessions(version, bytes("sessions"));
      await store.put(version, bytes("model"), {});
    }
    const [oldest = "", second, third, ...newest] = versions;
    await store.promote(oldest, 1);
    expect(await store.prune(2, Date.UTC(2026, 0, 6))).toEqual([third, second]);
    expect((await store.list(10)).map(({ version }) => version)).toEqual([...newest.toReversed(), oldest]);
    expect((await bucket.list()).objects).toHaveLength(3 * 3 + 1);
    expect(await store.prune(2, Date.UTC(2026, 0, 6))).toEqual([]);
  });

  it("deletes a half that was left for a day, and not one that may still be completed", async () => {
    await store.putSnapshot(OLD, bytes("half"));
    const startedAt = Date.UTC(2026, 10, 22, 16);
    expect(await store.prune(2, startedAt + 3_600_000)).toEqual([]);
    expect(await store.prune(2, startedAt + 86_400_000)).toEqual([OLD]);
    expect((await bucket.list()).objects).toEqual([]);
  });

  it("takes only versions that are made of time and checksum", async () => {
    expect(modelVersion(Date.UTC(2026, 10, 22, 16), 0x1a2b3c4d)).toBe(OLD);
    await expect(store.put("latest", bytes("x"), {})).rejects.toThrow("not a model version");
    expect(await store.load("../training/x")).toBeNull();
  });
});

describe("the scratch space of a training", () => {
  it("keeps parts apart by instance, replaces them when written again, and clears only its own", async () => {
    const mine = new R2TrainingScratch(bucket, "mine");
    const other = new R2TrainingScratch(bucket, "other");
    await mine.put("part-0", bytes("first"));
    await mine.put("part-0", bytes("again"));
    await other.put("part-0", bytes("other"));
    expect(await mine.load("part-0")).toEqual(bytes("again"));
    await mine.clear();
    await expect(mine.load("part-0")).rejects.toThrow("training/mine/part-0.bin is missing");
    expect(await other.load("part-0")).toEqual(bytes("other"));
  });
});
