import { describe, expect, it } from "vitest";
import { mapBounded } from "./map-bounded.ts";

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

describe("mapBounded", () => {
  it("keeps the order and never has more than the limit under way", async () => {
    let underWay = 0;
    let most = 0;
    const squares = await mapBounded([1, 2, 3, 4, 5, 6, 7], 3, async (value) => {
      most = Math.max(most, ++underWay);
      await pause();
      underWay--;
      return value * value;
    });
    expect(squares).toEqual([1, 4, 9, 16, 25, 36, 49]);
    expect(most).toBe(3);
  });

  it("rejects with the first failure after what had begun has ended, and begins nothing more", async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const run = mapBounded([0, 1, 2, 3, 4, 5], 2, async (value) => {
      begun.push(value);
      await pause();
      if (value === 1) throw new Error("one");
      await pause();
      ended.push(value);
    });
    await expect(run).rejects.toThrow("one");
    expect(begun).toEqual([0, 1]);
    expect(ended).toEqual([0]);
  });

  it("does nothing with nothing", async () => {
    expect(await mapBounded([], 4, () => Promise.reject(new Error("called")))).toEqual([]);
  });
});
