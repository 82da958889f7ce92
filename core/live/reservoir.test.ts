import { expect, it } from "vitest";
import { randomNumbers } from "../random-numbers.ts";
import { Reservoir } from "./reservoir.ts";

it("draws each of a row as often as any other, and no more than there is room for", () => {
  const drawn = new Array<number>(50).fill(0);
  const reservoir = new Reservoir<number>(10, randomNumbers(7));
  for (let round = 0; round < 4_000; round++) {
    for (let each = 0; each < 50; each++) reservoir.offer(() => each);
    const { kept, seen } = reservoir.take();
    expect([kept.length, seen]).toEqual([10, 50]);
    for (const each of kept) drawn[each] = (drawn[each] ?? 0) + 1;
  }
  // 4,000 rounds of one in five, five standard deviations to either side.
  for (const times of drawn) expect(Math.abs(times - 800)).toBeLessThan(127);
});

it("keeps a row whole that fits, in its order", () => {
  const reservoir = new Reservoir<string>(3, () => 0);
  for (const each of ["a", "b"]) reservoir.offer(() => each);
  expect(reservoir.take()).toEqual({ kept: ["a", "b"], seen: 2 });
  expect(reservoir.take()).toEqual({ kept: [], seen: 0 });
});
