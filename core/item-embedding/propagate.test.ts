import { describe, expect, it } from "vitest";
import { randomNumbers } from "../random-numbers.ts";
import { oldestSessions } from "../ranker/click-sessions.ts";
import { sessionsOf } from "../ranker/small-log.fixture.ts";
import { placeNewItems, propagatedVectors } from "./propagate.ts";

const DIMENSIONS = 8;
const rowOf = (vectors: Float32Array, item: number): number[] => [
  ...vectors.subarray(item * DIMENSIONS, (item + 1) * DIMENSIONS),
];
const cosine = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe("propagated vectors", () => {
  it("point the same way for items of the same sessions", () => {
    const log = sessionsOf([
      [0, 1, 2],
      [1, 0, 2],
      [3, 4, 5],
      [5, 4, 3],
    ]);
    const vectors = propagatedVectors(log, DIMENSIONS, randomNumbers(1));
    expect(cosine(rowOf(vectors, 0), rowOf(vectors, 1))).toBeGreaterThan(0.9);
    expect(cosine(rowOf(vectors, 0), rowOf(vectors, 3))).toBeLessThan(0.9);
  });
});

describe("new items", () => {
  const log = sessionsOf([
    [0, 1],
    [0, 2, 3],
    [4, 5],
  ]);
  const vectors = new Float32Array(6 * DIMENSIONS);
  vectors[0] = 1;
  vectors[DIMENSIONS + 1] = 1;
  const before = rowOf(vectors, 1);
  placeNewItems(vectors, DIMENSIONS, oldestSessions(log, 1), log);

  it("are placed with the known items of their sessions; those stay where they are", () => {
    expect(rowOf(vectors, 2)).toEqual(rowOf(vectors, 0));
    expect(rowOf(vectors, 3)).toEqual(rowOf(vectors, 0));
    expect(rowOf(vectors, 1)).toEqual(before);
  });

  it("have a unit vector even where nothing near them is known", () => {
    expect(cosine(rowOf(vectors, 4), rowOf(vectors, 4))).toBeCloseTo(1, 6);
  });
});
