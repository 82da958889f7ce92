import fc from "fast-check";
import { expect, it } from "vitest";
import { ScoreTable } from "./score-table.ts";

it("sums like a map and ranks like a full sort, ties by item", () => {
  const additions = fc.array(
    fc.record({
      item: fc.integer({ min: 0, max: 2_000 }),
      source: fc.integer({ min: 0, max: 2 }),
      amount: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 3_000 },
  );
  fc.assert(
    fc.property(additions, fc.integer({ min: 1, max: 50 }), (added, limit) => {
      const table = new ScoreTable(3);
      const totals = new Map<number, number>();
      for (const { item, source, amount } of added) {
        table.add(item, source, amount);
        totals.set(item, (totals.get(item) ?? 0) + amount);
      }
      const expected = [...totals].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
      expect(table.top(limit)).toEqual(expected.map(([item]) => item));
      expect(table.size).toBe(totals.size);
      for (const [item, total] of expected) {
        expect(table.total(item)).toBe(total);
        expect(table.share(item, 0) + table.share(item, 1) + table.share(item, 2)).toBe(total);
      }
    }),
    { numRuns: 50 },
  );
});

it("weighs totals and shares by each item's factor", () => {
  const table = new ScoreTable(1);
  table.add(1, 0, 2);
  table.add(2, 0, 3);
  table.weigh((item) => (item === 1 ? 10 : 1));
  expect(table.top(2)).toEqual([1, 2]);
  expect(table.share(1, 0)).toBe(20);
});
