import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_KERNELS } from "../../kernels/node-kernels.ts";
import { RANKER_DEFAULTS } from "./learn-ranker.ts";
import { createLearnedRecommender } from "./learned-recommender.ts";

/** Sessions that walk a ring of items; every second one clicks each item twice. */
const ringWalks = (sessions: number, items: number): string[][] =>
  Array.from({ length: sessions }, (_, session) =>
    Array.from({ length: 4 }, (_, step) => `i${(session * 7 + step) % items}`).flatMap((item) =>
      session % 2 === 0 ? [item, item] : [item],
    ),
  );

const KERNELS = { kernels: NODE_KERNELS };
const SMALL_EMBEDDING = { ...RANKER_DEFAULTS.embedding, dimensions: 16, negatives: 16, cases: 20_000 };
const QUICK = { ...KERNELS, embedding: SMALL_EMBEDDING, trees: 10, linearCases: 300, treeCases: 300, judgedCases: 100 };

describe("a learned recommender", () => {
  it("answers nothing but the session's own items where there is nothing to learn from", () => {
    const recommender = createLearnedRecommender([], null, KERNELS);
    expect(recommender.rank([], 20)).toEqual([]);
    expect(recommender.rank(["a"], 20)).toEqual(["a"]);
  });

  it("is of use after one session, and after ten", () => {
    const one = createLearnedRecommender([["a", "b"]], null, KERNELS);
    expect(one.rank(["a"], 20)[0]).toBe("b");
    const ten = createLearnedRecommender(ringWalks(10, 6), null, KERNELS);
    expect(ten.rank(["i1"], 3)).toContain("i2");
  });

  it("answers what is popular to a session that it knows nothing of", () => {
    const recommender = createLearnedRecommender([["a", "b"], ["a", "c"], ["a"]], null, KERNELS);
    expect(recommender.rank(["unknown"], 1)).toEqual(["a"]);
    expect(recommender.rank([], 20)).toHaveLength(3);
  });

  it("learns weights once there are cases enough, and is never worse on held-out clicks than what it was compared with", () => {
    const { judged, chosen } = createLearnedRecommender(ringWalks(1_500, 40), null, QUICK);
    const quality = (name: string): number => {
      const found = judged.find((judgement) => judgement.name === name);
      return (found?.hitRateAt20 ?? 0) + (found?.mrrAt20 ?? 0);
    };
    for (const { name } of judged) expect(quality(chosen)).toBeGreaterThan(quality(name) - 0.002);
  }, 30_000);

  it("learns the shop's repeats: where every click comes twice, the last item leads", () => {
    const twice = ringWalks(3_000, 40).filter((_, session) => session % 2 === 0);
    expect(createLearnedRecommender(twice, null, QUICK).rank(["i1", "i1", "i2"], 1)).toEqual(["i2"]);
  }, 30_000);

  it("ranks the same for the same sessions and seed", () => {
    const lists = [1, 2].map(() => createLearnedRecommender(ringWalks(800, 40), null, QUICK).rank(["i3", "i4"], 20));
    expect(lists[0]).toEqual(lists[1]);
  }, 30_000);

  it("never answers an item twice or one that neither it nor the session has seen, and keeps to the limit", () => {
    const session = fc.array(fc.constantFrom(..."abcdefgh"), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(session, { maxLength: 30 }),
        session,
        fc.integer({ min: 1, max: 20 }),
        (log, prefix, limit) => {
          const list = createLearnedRecommender(log, new Map([["a", "x"]]), KERNELS).rank(prefix, limit);
          expect(new Set(list).size).toBe(list.length);
          expect(list.length).toBeLessThanOrEqual(limit);
          expect(list.every((item) => [...log, prefix].some((items) => items.includes(item)))).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
