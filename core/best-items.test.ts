import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BestItems } from "./best-items.ts";

describe("the best of what was offered", () => {
  it("is what sorting would put first, of equals the first offered", () => {
    const offers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    fc.assert(
      fc.property(offers, fc.integer({ min: 0, max: 12 }), (scores, limit) => {
        const best = new BestItems(limit);
        scores.forEach((score, item) => {
          best.offer(item, score);
        });
        const sorted = scores.map((_, item) => item).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
        expect([...best.items.subarray(0, best.size)]).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});
