import { env, evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { EmbeddedVectorIndex } from "./embedded-vector-index.ts";

const namespace = env.VECTOR_INDEX as unknown as DurableObjectNamespace<EmbeddedVectorIndex>;
const objectOf = (name: string): DurableObjectStub<EmbeddedVectorIndex> => namespace.get(namespace.idFromName(name));
const EAST = new Float32Array([1, 0]);

describe("EmbeddedVectorIndex", () => {
  it("wants its shape before anything else, and keeps it for life", async () => {
    const index = objectOf("shape");
    expect(await index.query(EAST, { topK: 1 })).toMatchObject({ ok: false, reason: { code: "not_configured" } });
    expect(await index.upsert([])).toMatchObject({ ok: false, reason: { code: "not_configured" } });
    expect(await index.configure(2, "cosine")).toEqual({ ok: true, value: { dimensions: 2, metric: "cosine" } });
    expect(await index.configure(2, "cosine")).toMatchObject({ ok: true });
    expect(await index.configure(3, "cosine")).toMatchObject({ ok: false, reason: { code: "shape_conflict" } });
    expect(await index.configure(2, "euclidean")).toMatchObject({ ok: false, reason: { code: "shape_conflict" } });
    expect(await index.configure(0, "cosine")).toMatchObject({ ok: false, reason: { code: "bad_shape" } });
  });

  it("answers the same after eviction: vectors, metadata, filters and deletions", async () => {
    const index = objectOf("evicted");
    await index.configure(2, "cosine");
    const degrees = Array.from({ length: 300 }, (_, number) => number);
    await index.upsert(
      degrees.map((number) => ({
        id: `v${number}`,
        values: new Float32Array([Math.cos(number / 100), Math.sin(number / 100)]),
        metadata: { even: number % 2 === 0 },
      })),
    );
    await index.deleteByIds(["v0", "v2"]);
    const query = { topK: 5, filter: { even: true }, returnMetadata: true };
    const before = await index.query(EAST, query);
    expect(before).toMatchObject({
      ok: true,
      value: [{ id: "v4" }, { id: "v6" }, { id: "v8" }, { id: "v10" }, { id: "v12" }],
    });
    await evictDurableObject(index);
    expect(await objectOf("evicted").query(EAST, query)).toEqual(before);
    expect(await objectOf("evicted").describe()).toMatchObject({ value: { vectorCount: 298 } });
  });

  it("writes all of a batch or none of it", async () => {
    const index = objectOf("atomic");
    await index.configure(2, "cosine");
    const refused = await index.upsert([
      { id: "good", values: EAST },
      { id: "bad", values: new Float32Array(3) },
    ]);
    expect(refused).toMatchObject({
      ok: false,
      reason: { code: "dimensions_mismatch", message: expect.stringContaining("bad") },
    });
    expect(await index.getByIds(["good"])).toEqual({ ok: true, value: [] });
  });

  it("lets the later of two records of one id win", async () => {
    const index = objectOf("twice");
    await index.configure(2, "cosine");
    await index.upsert([
      { id: "a", values: new Float32Array([0, 1]) },
      { id: "a", values: EAST },
    ]);
    expect(await index.query(EAST, { topK: 5 })).toEqual({ ok: true, value: [{ id: "a", score: 1 }] });
  });

  it("refuses a batch whose metadata would not fit in memory, and takes it after room is made", async () => {
    const index = objectOf("full");
    await index.configure(2, "cosine");
    const batch = (from: number) =>
      Array.from({ length: 800 }, (_, number) => ({
        id: `v${from + number}`,
        values: EAST,
        metadata: { text: "x".repeat(10_200) },
      }));
    expect(await index.upsert(batch(0))).toMatchObject({ ok: true });
    expect(await index.upsert(batch(800))).toMatchObject({ ok: true });
    expect(await index.upsert(batch(1_600))).toMatchObject({ ok: false, reason: { code: "index_full" } });
    expect(await index.upsert(batch(0))).toMatchObject({ ok: true });
    for (let from = 0; from < 800; from += 100)
      await index.deleteByIds(Array.from({ length: 100 }, (_, number) => `v${from + number}`));
    expect(await index.upsert(batch(1_600))).toMatchObject({ ok: true });
  });
});
