import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangeTail } from "./change-tail.ts";
import type { CatalogChange } from "./product.ts";

const change = (position: number): CatalogChange => ({
  position,
  at: position,
  productId: `p${position}`,
  product: null,
});

/** Ascending positions with gaps, as a compacted feed has them. */
const feed = fc
  .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 60 })
  .map((positions) => positions.sort((a, b) => a - b).map(change));

describe("a change tail", () => {
  it("answers as the whole feed would, or not at all", () => {
    fc.assert(
      fc.property(
        feed,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 210 }),
        fc.integer({ min: 1, max: 40 }),
        (all, capacity, split, position, limit) => {
          const tail = new ChangeTail(all.slice(0, split), 0, capacity);
          // Overlapping looks may bring a change twice.
          tail.append(all.slice(Math.max(0, split - 5)));
          const answer = tail.after(position, limit);
          const expected = all.filter((one) => one.position > position);
          const forgotten = all.at(-capacity - 1)?.position ?? 0;
          expect(answer === null).toBe(position < forgotten);
          if (answer === null) return;
          expect(answer.changes).toEqual(expected.slice(0, limit));
          expect(answer.more).toBe(expected.length > limit);
          expect(answer.position).toBe(answer.changes.at(-1)?.position ?? position);
        },
      ),
    );
  });

  it("reaches back over its newest changes up to its capacity", () => {
    const tail = new ChangeTail([1, 2, 3, 4, 5].map(change), 0, 3);
    expect(tail.after(1, 10)).toBeNull();
    expect(tail.after(2, 10)?.changes.map((one) => one.position)).toEqual([3, 4, 5]);
    expect(tail.head).toBe(5);
  });

  it("has a head before it has changes", () => {
    expect(new ChangeTail([], 0, 3).head).toBe(0);
    expect(new ChangeTail([], 0, 3).after(0, 10)).toEqual({ changes: [], position: 0, more: false });
  });
});
