import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ItemScores } from "./item-scores.ts";

const ITEMS = 3_000;
const SOURCES = 3;
const additions = fc.array(
  fc.record({
    item: fc.nat(ITEMS - 1),
    source: fc.nat(SOURCES - 1),
    amount: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 400 },
);

describe("item scores", () => {
  const scores = new ItemScores(ITEMS, SOURCES);

  it("are what adding up and sorting everything gives, question after question", () => {
    fc.assert(
      fc.property(additions, fc.integer({ min: 1, max: 50 }), (added, limit) => {
        scores.clear();
        const totals = new Map<number, number>();
        for (const { item, source, amount } of added) {
          scores.add(item, source, amount);
          totals.set(item, (totals.get(item) ?? 0) + amount);
        }
        const expected = [...totals].sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit);
        const count = scores.top(limit);
        expect([...scores.topItems.subarray(0, count)]).toEqual(expected.map(([item]) => item));
        expect([...scores.topScores.subarray(0, count)]).toEqual(expected.map(([, total]) => total));
        for (const [item, total] of totals) {
          const shares = Array.from({ length: SOURCES }, (_, source) => scores.share(item, source));
          expect([scores.total(item), shares.reduce((sum, share) => sum + share, 0)]).toEqual([total, total]);
        }
        expect(scores.sum()).toBe([...totals.values()].reduce((sum, total) => sum + total, 0));
      }),
    );
  });

  it("grow with the items of a question", () => {
    scores.clear();
    for (let item = 0; item < ITEMS; item++) scores.add(item, 0, item);
    expect(scores.size).toBe(ITEMS);
    scores.top(2);
    expect([...scores.topItems.subarray(0, 2)]).toEqual([ITEMS - 1, ITEMS - 2]);
  });

  it("know nothing of the question before", () => {
    scores.clear();
    expect([scores.top(5), scores.total(7), scores.share(7, 1)]).toEqual([0, 0, 0]);
  });

  it("ask about an item only where it would be among the best", () => {
    scores.clear();
    for (const item of [9, 8, 7, 1, 2]) scores.add(item, 0, item);
    const asked: number[] = [];
    const count = scores.top(2, (item) => asked.push(item) > 0 && item !== 8);
    expect([...scores.topItems.subarray(0, count)]).toEqual([9, 7]);
    expect(asked).toEqual([9, 8, 7]);
  });
});
