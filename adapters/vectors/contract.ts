import { beforeEach, describe, expect, it } from "vitest";
import { rankExactly } from "../../core/vectors/exact-search.ts";
import type { VectorIndexPort, VectorIndexShape, VectorMetadata, VectorRecord } from "./port.ts";

/** Metadata fields that the suite filters on: an index that must be told so in advance is. */
export const CONTRACT_FILTER_FIELDS = ["colour", "sale"] as const;

const PLANE: VectorIndexShape = { dimensions: 2, metric: "cosine" };
const SOON = { timeout: 2_000, interval: 10 };

function record(id: string, values: readonly number[], metadata?: VectorMetadata): VectorRecord {
  const bare = { id, values: Float32Array.from(values) };
  return metadata === undefined ? bare : { ...bare, metadata };
}

/** Points on the unit circle: `v3` is at 3 degrees. */
const atDegrees = (degrees: number, metadata?: VectorMetadata): VectorRecord =>
  record(`v${degrees}`, [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)], metadata);

/** What every vector index must do; an implementation's test file calls it. `create` answers a new, empty index. */
export function vectorIndexContract(
  implementation: string,
  create: (shape: VectorIndexShape) => VectorIndexPort,
): void {
  describe(`${implementation}, as a vector index`, () => {
    let index: VectorIndexPort;
    const holds = (vectorCount: number) =>
      expect.poll(async () => (await index.describe()).vectorCount, SOON).toBe(vectorCount);
    const write = async (records: readonly VectorRecord[]): Promise<void> => {
      await index.upsert(records);
      await holds(records.length);
    };
    beforeEach(() => {
      index = create(PLANE);
    });

    it("starts empty, with the shape it was given", async () => {
      expect(await index.describe()).toEqual({ ...PLANE, vectorCount: 0 });
      expect(await index.query(new Float32Array([1, 0]), { topK: 5 })).toEqual([]);
    });

    it("answers the nearest first, with their cosine", async () => {
      await write([atDegrees(90), atDegrees(10), atDegrees(180), atDegrees(60)]);
      const matches = await index.query(new Float32Array([2, 0]), { topK: 3 });
      expect(matches.map(({ id }) => id)).toEqual(["v10", "v60", "v90"]);
      expect(matches[0]?.score).toBeCloseTo(Math.cos(Math.PI / 18), 3);
      expect(matches[1]?.score).toBeCloseTo(0.5, 3);
      expect(matches[2]?.score).toBeCloseTo(0, 3);
    });

    it("answers distances, least first, when it is euclidean", async () => {
      index = create({ dimensions: 2, metric: "euclidean" });
      await write([record("far", [0, 9]), record("near", [3, 4]), record("nearest", [1, 0])]);
      const matches = await index.query(new Float32Array([0, 0]), { topK: 2 });
      expect(matches.map(({ id }) => id)).toEqual(["nearest", "near"]);
      expect(matches[1]?.score).toBeCloseTo(5, 3);
    });

    it("answers negative dot products, least first, when it is dot-product", async () => {
      index = create({ dimensions: 2, metric: "dot-product" });
      await write([record("against", [-1, 0]), record("long", [9, 9]), record("short", [1, 0])]);
      const matches = await index.query(new Float32Array([2, 0]), { topK: 3 });
      expect(matches.map(({ id }) => id)).toEqual(["long", "short", "against"]);
      expect(matches[0]?.score).toBeCloseTo(-18, 3);
    });

    it("finds nearly all that exact search finds", async () => {
      index = create({ dimensions: 32, metric: "cosine" });
      let state = 2_463_534_242;
      const random = (): number => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state / 2 ** 31;
      };
      const records = Array.from({ length: 1_000 }, (_, number) =>
        record(`v${number}`, Array.from({ length: 32 }, random)),
      );
      await write(records);
      const all = records.map(({ id, values }) => [id, values] as const);
      let found = 0;
      for (const { values } of records.slice(0, 20)) {
        const exact = new Set(rankExactly("cosine", values, all, 10).map(({ id }) => id));
        found += (await index.query(values, { topK: 10 })).filter(({ id }) => exact.has(id)).length;
      }
      expect(found).toBeGreaterThanOrEqual(190);
    });

    it("replaces a vector and its metadata whole", async () => {
      await write([atDegrees(10, { colour: "red", sale: true })]);
      await index.upsert([record("v10", [0, 1], { colour: "blue" })]);
      await expect
        .poll(() => index.getByIds(["v10"]), SOON)
        .toEqual([{ id: "v10", values: new Float32Array([0, 1]), metadata: { colour: "blue" } }]);
      await holds(1);
      expect(await index.query(new Float32Array([0, 1]), { topK: 1, filter: { sale: true } })).toEqual([]);
    });

    it("forgets what is deleted and ignores ids that it does not know", async () => {
      await write([atDegrees(10), atDegrees(20), atDegrees(30)]);
      await index.deleteByIds(["v20", "unknown"]);
      await holds(2);
      expect((await index.query(new Float32Array([1, 0]), { topK: 5 })).map(({ id }) => id)).toEqual(["v10", "v30"]);
    });

    it("gets records as they were written, in the order asked for, each once, unknown ones left out", async () => {
      const records = Array.from({ length: 50 }, (_, degrees) =>
        atDegrees(degrees, { colour: "red", sale: degrees > 9, n: 0.5 }),
      );
      await write([...records, atDegrees(300)]);
      const ids = [...records.map(({ id }) => id).toReversed(), "unknown", "v3", "v300"];
      expect(await index.getByIds(ids)).toEqual([...records.toReversed(), atDegrees(300)]);
      expect(await index.getByIds([])).toEqual([]);
    });

    it("filters before it counts", async () => {
      const near = Array.from({ length: 60 }, (_, degrees) => atDegrees(degrees, { colour: "red", sale: false }));
      await write([
        ...near,
        atDegrees(170, { colour: "blue", sale: true }),
        atDegrees(180, { colour: "green" }),
        atDegrees(175),
      ]);
      const ask = async (filter: NonNullable<Parameters<VectorIndexPort["query"]>[1]["filter"]>) =>
        (await index.query(new Float32Array([1, 0]), { topK: 3, filter })).map(({ id }) => id);
      expect(await ask({ colour: "blue" })).toEqual(["v170"]);
      expect(await ask({ colour: { $in: ["blue", "green"] } })).toEqual(["v170", "v180"]);
      expect(await ask({ colour: { $in: ["red", "blue"] }, sale: true })).toEqual(["v170"]);
      expect(await ask({ colour: { $in: [] } })).toEqual([]);
      expect(await ask({})).toEqual(["v0", "v1", "v2"]);
    });

    it("answers metadata only when asked", async () => {
      await write([atDegrees(0, { colour: "red", price: 12.5, sale: true }), atDegrees(90)]);
      const bare = await index.query(new Float32Array([1, 0]), { topK: 2 });
      expect(bare.map((match) => "metadata" in match)).toEqual([false, false]);
      const full = await index.query(new Float32Array([1, 0]), { topK: 2, returnMetadata: true });
      expect(full[0]?.metadata).toEqual({ colour: "red", price: 12.5, sale: true });
      expect(full[1]).not.toHaveProperty("metadata");
    });

    it("answers a stored vector's neighbours without the vector itself", async () => {
      await write([atDegrees(0), atDegrees(10, { colour: "red" }), atDegrees(20), atDegrees(30, { colour: "red" })]);
      expect((await index.queryById("v10", { topK: 2 })).map(({ id }) => id).toSorted()).toEqual(["v0", "v20"]);
      expect((await index.queryById("v10", { topK: 5, filter: { colour: "red" } })).map(({ id }) => id)).toEqual([
        "v30",
      ]);
      expect(await index.queryById("v0", { topK: 1, returnMetadata: true })).toMatchObject([
        { id: "v10", metadata: { colour: "red" } },
      ]);
      expect(await index.queryById("unknown", { topK: 5 })).toEqual([]);
    });

    it("takes the greatest numbers that the limits allow", async () => {
      const records = Array.from({ length: 1_000 }, (_, number) => record(`n${number}`, [1, number]));
      await write(records);
      expect(await index.query(new Float32Array([1, 1]), { topK: 100 })).toHaveLength(100);
      expect(await index.query(new Float32Array([1, 1]), { topK: 20, returnMetadata: true })).toHaveLength(20);
      expect((await index.queryById("n0", { topK: 100 })).length).toBeGreaterThanOrEqual(99);
      const hundred = records.slice(0, 100).map(({ id }) => id);
      expect(await index.getByIds(hundred)).toHaveLength(100);
      await index.deleteByIds(hundred);
      await holds(900);
    });

    it("refuses what breaks a limit, says which, and changes nothing", async () => {
      await write([atDegrees(10)]);
      const many = (count: number) => Array.from({ length: count }, (_, number) => `n${number}`);
      const query = new Float32Array([1, 0]);
      const refused: readonly (readonly [string, Promise<unknown>])[] = [
        ["too_many_records", index.upsert(many(1_001).map((id) => record(id, [1, 0])))],
        ["dimensions_mismatch", index.upsert([atDegrees(20), record("three", [1, 2, 3])])],
        ["not_finite", index.upsert([atDegrees(20), record("nan", [1, Number.NaN])])],
        ["bad_id", index.upsert([record("x".repeat(65), [1, 0])])],
        ["metadata_too_large", index.upsert([atDegrees(20, { text: "x".repeat(10_240) })])],
        ["bad_metadata", index.upsert([atDegrees(20, { "a.b": 1 })])],
        ["too_many_ids", index.deleteByIds(["v10", ...many(100)])],
        ["too_many_ids", index.getByIds(many(101))],
        ["dimensions_mismatch", index.query(new Float32Array(3), { topK: 1 })],
        ["not_finite", index.query(new Float32Array([Number.POSITIVE_INFINITY, 0]), { topK: 1 })],
        ["top_k_out_of_range", index.query(query, { topK: 101 })],
        ["top_k_out_of_range", index.query(query, { topK: 21, returnMetadata: true })],
        ["top_k_out_of_range", index.queryById("v10", { topK: 0 })],
        ["bad_filter", index.query(query, { topK: 1, filter: { $or: 1 } })],
      ];
      for (const [code, attempt] of refused)
        await expect(attempt, code).rejects.toMatchObject({ name: "VectorIndexError", code });
      expect((await index.describe()).vectorCount).toBe(1);
    });
  });
}
