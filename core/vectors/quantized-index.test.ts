import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankExactly } from "./exact-search.ts";
import { candidatesFor, QuantizedIndex } from "./quantized-index.ts";
import { VECTOR_METRICS, type VectorMetric } from "./vector.ts";

const DIMENSIONS = 16;

/** xorshift32: the same vectors on every run. */
function vectors(count: number, seed: number): readonly (readonly [string, Float32Array])[] {
  let state = seed;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  };
  return Array.from(
    { length: count },
    (_, index) => [`v${index}`, Float32Array.from({ length: DIMENSIONS }, next)] as const,
  );
}

const indexOf = (metric: VectorMetric, stored: readonly (readonly [string, Float32Array])[]): QuantizedIndex => {
  const index = new QuantizedIndex({ dimensions: DIMENSIONS, metric });
  for (const [id, values] of stored) index.set(id, values);
  return index;
};

describe("QuantizedIndex", () => {
  it.each(VECTOR_METRICS)("finds, once rescored, the ten that exact search finds, for %s", (metric) => {
    const stored = vectors(2_000, 7);
    const byId = new Map(stored);
    const index = indexOf(metric, stored);
    let found = 0;
    const queries = vectors(50, 99);
    for (const [, query] of queries) {
      const exact = rankExactly(metric, query, stored, 10).map(({ id }) => id);
      const candidates = index.candidates(query, candidatesFor(10)).map((id) => [id, byId.get(id) ?? query] as const);
      const answered = new Set(rankExactly(metric, query, candidates, 10).map(({ id }) => id));
      found += exact.filter((id) => answered.has(id)).length;
    }
    expect(found / (queries.length * 10)).toBeGreaterThan(0.995);
  });

  it("applies a filter before it counts", () => {
    const index = new QuantizedIndex({ dimensions: 2, metric: "cosine" });
    for (let item = 0; item < 100; item++) index.set(`blue-${item}`, new Float32Array([1, 0]), { colour: "blue" });
    index.set("red", new Float32Array([-1, 0]), { colour: "red" });
    expect(index.candidates(new Float32Array([1, 0]), 5, { colour: "red" })).toEqual(["red"]);
  });

  it("answers an empty index and a query of zeros without failing", () => {
    const index = new QuantizedIndex({ dimensions: 2, metric: "cosine" });
    expect(index.candidates(new Float32Array([1, 0]), 5)).toEqual([]);
    index.set("a", new Float32Array([0, 0]));
    expect(index.candidates(new Float32Array([0, 0]), 5)).toEqual(["a"]);
  });

  it("holds what a map would hold after any sequence of writes and deletions", () => {
    const id = fc.integer({ min: 0, max: 12 }).map((number) => `v${number}`);
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("set" as const),
        id,
        x: fc.integer({ min: -9, max: 9 }),
        y: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({ kind: fc.constant("delete" as const), id }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new QuantizedIndex({ dimensions: 2, metric: "euclidean" });
        const model = new Map<string, Float32Array>();
        for (const one of steps) {
          if (one.kind === "set") {
            const values = new Float32Array([one.x, one.y]);
            index.set(one.id, values);
            model.set(one.id, values);
          } else expect(index.delete(one.id)).toBe(model.delete(one.id));
        }
        expect(index.size).toBe(model.size);
        for (const [known, values] of model) {
          expect(index.has(known)).toBe(true);
          const nearest = index.candidates(values, 100);
          expect(nearest).toHaveLength(model.size);
          expect(
            rankExactly(
              "euclidean",
              values,
              nearest.map((near) => [near, model.get(near) ?? new Float32Array(2)]),
              1,
            )[0]?.score,
          ).toBe(0);
        }
      }),
    );
  });

  it("keeps every vector when it outgrows its first reservation", () => {
    const stored = vectors(1_000, 3);
    const index = indexOf("cosine", stored);
    expect(index.size).toBe(1_000);
    for (const [id, values] of stored.slice(0, 20)) expect(index.candidates(values, 1)).toEqual([id]);
  });
});
