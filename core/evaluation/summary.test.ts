import { describe, expect, it } from "vitest";
import { SummaryBuilder } from "./summary.ts";

describe("SummaryBuilder", () => {
  it("averages over the cases, misses included", () => {
    const builder = new SummaryBuilder(Uint32Array.of(4, 2, 1, 1));
    builder.add([0, 1], 1, 10);
    builder.add([0, 2], 0, 30);
    builder.add([], 3, 20);
    const { cases, accuracy, coverageAt20, popularity, latencyMicros } = builder.summary();
    expect(cases).toBe(3);
    expect(accuracy.HR).toEqual({ 1: 1 / 3, 5: 2 / 3, 10: 2 / 3, 20: 2 / 3 });
    expect(accuracy.MRR[20]).toBeCloseTo(1.5 / 3, 12);
    expect(accuracy.precision[5]).toBeCloseTo(2 / 15, 12);
    expect(coverageAt20).toBe(3 / 4);
    expect(popularity.recommended.logClicks).toBeCloseTo((2 * Math.log(5) + Math.log(3) + Math.log(2)) / 4, 12);
    expect(latencyMicros).toEqual({ mean: 20, p50: 20, p99: 30 });
    expect(Array.from(builder.places())).toEqual([2, 1, 0]);
  });

  it("judges 20 items of a longer list", () => {
    const builder = new SummaryBuilder(new Uint32Array(30).fill(1));
    const list = Array.from({ length: 30 }, (_, item) => item);
    builder.add(list, 19, 1);
    builder.add(list, 20, 1);
    expect(builder.summary().accuracy.HR[20]).toBe(1 / 2);
    expect(builder.summary().coverageAt20).toBe(20 / 30);
  });

  it("counts next items that training never saw, which the session itself may hold", () => {
    const builder = new SummaryBuilder(Uint32Array.of(1));
    builder.add([7, 0], 7, 1);
    const { unseenTargets, accuracy, coverageAt20 } = builder.summary();
    expect({ unseenTargets, hits: accuracy.HR[1], coverageAt20 }).toEqual({
      unseenTargets: 1,
      hits: 1,
      coverageAt20: 1,
    });
  });
});
