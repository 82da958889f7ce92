import fc from "fast-check";
import { expect, it } from "vitest";
import { trainingSetOf } from "../small-log.fixture.ts";
import { mostSimilar, NeighbourSearch, newestFirst } from "./neighbour-search.ts";
import { SessionIndex } from "./session-index.ts";

it("finds the most recent sessions that share an item, with the weight of what they share", () => {
  const { log, vocabulary } = trainingSetOf("a b", "b", "c", "a", "b a");
  const search = new NeighbourSearch(new SessionIndex(log));
  const matched = newestFirst([vocabulary.numberOf("a"), vocabulary.numberOf("b")], (position) => position);
  expect(Array.from(search.recent(matched, 3))).toEqual([1, 3, 4]);
  expect([1, 3, 4].map((session) => search.dot(session))).toEqual([2, 1, 3]);
  expect([1, 3, 4].map((session) => search.firstMatch(session))).toEqual([0, 1, 0]);
  expect(Array.from(search.recent(matched, 0))).toEqual([0, 1, 3, 4]);
  expect(Array.from(search.recent(matched, 0, 1))).toEqual([4]);
});

it("takes the greatest similarities, of equal ones the most recent sessions", () => {
  expect(mostSimilar(Float64Array.of(1, 3, 1, 2, 1), 4).toSorted()).toEqual([1, 2, 3, 4]);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 70 }),
      (values, k) => {
        const expected = values.map((_, at) => at).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || b - a);
        const chosen = mostSimilar(Float64Array.from(values), k);
        expect(chosen.toSorted((a, b) => a - b)).toEqual(expected.slice(0, k).sort((a, b) => a - b));
      },
    ),
  );
});

it("weighs each different item by its newest position", () => {
  expect(newestFirst([7, 8, 7, 9], (position) => position * 10)).toEqual([
    { item: 9, position: 4, weight: 40 },
    { item: 7, position: 3, weight: 30 },
    { item: 8, position: 2, weight: 20 },
  ]);
});
