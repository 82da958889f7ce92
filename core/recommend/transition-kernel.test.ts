import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countHotItems } from "../model/hot-items.ts";
import { DEFAULT_PARAMETERS } from "../model/parameters.ts";
import type { InteractionIndex } from "./index-port.ts";
import { ItemScores } from "./item-scores.ts";
import { modelOf } from "./small-shop.fixture.ts";
import { countAfter, TransitionKernel } from "./transition-kernel.ts";

const KIND_WEIGHTS = [1, 2, 3];
const items = fc.constantFrom("a", "b", "c", "d", "cart:b", "order:b", "order:c");
const logs = fc.array(fc.array(items, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 30 });

describe("transitions", () => {
  it("are what going through every session click by click gives", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const index = modelOf(log);
        const { starts, items: clicked, kinds } = index.sessions;
        const after = new ItemScores(index.itemCount, 1);
        const together = new ItemScores(index.itemCount, 1);
        const kernel = new TransitionKernel(index.itemCount);
        for (let item = 0; item < index.itemCount; item++) {
          const expectedAfter = new Float64Array(index.itemCount);
          const expectedTogether = new Float64Array(index.itemCount);
          for (let session = 0; session < index.sessionCount; session++) {
            const clicks = [...clicked.subarray(starts[session], starts[session + 1])];
            const weights = clicks.map((_, at) => KIND_WEIGHTS[kinds?.[(starts[session] ?? 0) + at] ?? 0] ?? 0);
            clicks.forEach((from, at) => {
              if (from !== item) return;
              clicks.forEach((to, then) => {
                if (then > at && then <= at + 8)
                  expectedAfter[to] = (expectedAfter[to] ?? 0) + (weights[then] ?? 0) / (then - at);
              });
            });
            if (!clicks.includes(item)) continue;
            for (const other of new Set(clicks)) {
              const strongest = Math.max(...weights.filter((_, at) => clicks[at] === other));
              if (other !== item) expectedTogether[other] = (expectedTogether[other] ?? 0) + strongest;
            }
          }
          after.clear();
          together.clear();
          kernel.addAfter(index, after, item, 0, 1);
          kernel.addTogether(index, together, item, 0, 1);
          for (let other = 0; other < index.itemCount; other++) {
            expect(after.total(other)).toBeCloseTo(expectedAfter[other] ?? 0, 9);
            expect(together.total(other)).toBeCloseTo(expectedTogether[other] ?? 0, 9);
          }
        }
      }),
    );
  });

  it("of an item in many sessions are counted beforehand, and are the same", () => {
    const index = modelOf(Array.from({ length: 400 }, (_, at) => ["hot", `i${at % 30}`, `j${at % 7}`]));
    const hot = index.indexOf("hot");
    const rows = countHotItems(index.itemCount, index.sessions, DEFAULT_PARAMETERS);
    const counted = new ItemScores(index.itemCount, 1);
    countAfter(index.sessions, counted, hot, 0, 1);
    const looked = new ItemScores(index.itemCount, 1);
    const withRows: InteractionIndex = Object.create(index, { hot: { value: rows } });
    new TransitionKernel(index.itemCount).addAfter(withRows, looked, hot, 0, 1);
    expect(rows.after.offsets[hot + 1]).toBeGreaterThan(rows.after.offsets[hot] ?? 0);
    expect(looked.size).toBe(counted.size);
    for (let item = 0; item < index.itemCount; item++) expect(looked.total(item)).toBeCloseTo(counted.total(item), 4);
    expect(rows.after.items).toHaveLength(counted.size);
  });
});
