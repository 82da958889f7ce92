import fc from "fast-check";
import { expect, it } from "vitest";
import { OUTCOMES } from "./outcome.ts";
import { type Counted, Tally } from "./tally.ts";

const counted: fc.Arbitrary<Counted> = fc.record({
  minute: fc.integer({ min: 0, max: 3 }),
  type: fc.constantFrom("product_viewed", "unknown"),
  source: fc.constantFrom("native", "segment"),
  key: fc.constantFrom("", "key-1", "key-2", "key-3"),
  outcome: fc.constantFrom(...OUTCOMES),
  code: fc.constantFrom("", "bot", "missing_field"),
});

it("loses no event, however many different ones there are and however small it is", () => {
  fc.assert(
    fc.property(fc.array(counted), fc.integer({ min: 1, max: 10 }), (all, maxRows) => {
      const tally = new Tally(maxRows);
      for (const each of all) tally.add(each);
      const rows = tally.take();
      const sumOf = (outcome: string) =>
        rows.filter((row) => row.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
      for (const outcome of OUTCOMES)
        expect(sumOf(outcome)).toBe(all.filter((each) => each.outcome === outcome).length);
      expect(new Set(rows.map(({ count: _, ...row }) => JSON.stringify(row))).size).toBe(rows.length);
      expect(tally.take()).toEqual([]);
    }),
  );
});
