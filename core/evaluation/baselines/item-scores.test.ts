import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ItemScores } from "./item-scores.ts";

describe("ItemScores", () => {
  it("sums scores and ranks equal ones by item number", () => {
    const scores = new ItemScores(5);
    scores.add(4, 1);
    scores.add(2, 1);
    scores.add(4, 1);
    scores.add(3, 1);
    expect(scores.top(20, "scored")).toEqual([4, 2, 3]);
    expect(scores.top(2, "scored")).toEqual([4, 2]);
  });

  it("forgets everything when cleared", () => {
    const scores = new ItemScores(3);
    scores.add(1, 5);
    scores.clear();
    expect(scores.top(20, "scored")).toEqual([]);
    scores.add(2, 1);
    expect(scores.top(20, "scored")).toEqual([2]);
  });

  it("divides by the greatest score", () => {
    const scores = new ItemScores(2);
    scores.add(0, 4);
    scores.add(1, 1);
    scores.normalize();
    scores.add(1, 0.8);
    expect(scores.top(1, "scored")).toEqual([1]);
  });

  it("fills session-rec's lists with unscored items, below which negative scores stand", () => {
    const scores = new ItemScores(4);
    scores.add(1, -1);
    scores.add(3, 1);
    const list = scores.top(4, "session-rec");
    expect(list[0]).toBe(3);
    expect(list[3]).toBe(1);
    expect(list.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  it("ranks as sorting everything would, in either ranking", () => {
    const entries = fc.array(fc.tuple(fc.nat({ max: 49 }), fc.integer({ min: 1, max: 6 })), { maxLength: 120 });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 50 }), (added, limit) => {
        const scores = new ItemScores(50);
        const totals = new Array<number>(50).fill(0);
        for (const [item, amount] of added) {
          scores.add(item, amount);
          totals[item] = (totals[item] ?? 0) + amount;
        }
        const sorted = totals.toSorted((a, b) => b - a);
        const scored = sorted.filter((total) => total > 0);
        expect(scores.top(limit, "scored").map((item) => totals[item])).toEqual(scored.slice(0, limit));
        expect(scores.top(limit, "session-rec").map((item) => totals[item])).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});
