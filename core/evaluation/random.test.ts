import { expect, it } from "vitest";
import { seededRandom } from "./random.ts";

it("repeats itself from the same seed and not from another", () => {
  const drawn = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});

it("is uniform from 0 to 1", () => {
  const random = seededRandom(7);
  const tenths = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw++) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(count).toBeGreaterThan(9_700);
});
