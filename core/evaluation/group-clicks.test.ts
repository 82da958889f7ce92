import { expect, it } from "vitest";
import { groupClicks } from "./group-clicks.ts";

it("brings scattered rows of a session together by time, equal times in the order of the file", () => {
  const grouped = groupClicks({
    sessions: Uint32Array.of(0, 1, 0, 1, 0, 0),
    items: Uint32Array.of(10, 20, 11, 21, 12, 13),
    times: Float64Array.of(5, 2, 3, 1, 5, 4.5),
  });
  expect(Array.from(grouped.starts)).toEqual([0, 4, 6]);
  expect(Array.from(grouped.items)).toEqual([11, 13, 10, 12, 21, 20]);
  expect(Array.from(grouped.times)).toEqual([3, 4.5, 5, 5, 1, 2]);
});
