import { expect, it } from "vitest";
import { trainingSetOf } from "../small-log.fixture.ts";
import { SessionIndex } from "./session-index.ts";

it("numbers sessions by age and lists each item's sessions once, oldest first", () => {
  const { log, vocabulary } = trainingSetOf("a b a", "c a", "b");
  const shuffled = { ...log, times: Float64Array.of(9, 9, 9, 5, 5, 7) };
  const index = new SessionIndex(shuffled);
  const ids = (items: Uint32Array) => Array.from(items, (item) => vocabulary.idOf(item)).join(" ");
  expect([0, 1, 2].map((session) => ids(index.clicksOf(session)))).toEqual(["c a", "b", "a b a"]);
  expect([0, 1, 2].map((session) => ids(index.itemsOf(session)))).toEqual(["c a", "b", "a b"]);
  expect(Array.from(index.sessionsOf(vocabulary.numberOf("a")))).toEqual([0, 2]);
  expect(index.timeOf(2)).toBe(9);
  expect(index.sessionsOf(99).length).toBe(0);
});

it("leaves sessions that are not kept out of the postings", () => {
  const { log, vocabulary } = trainingSetOf("a b", "a");
  const index = new SessionIndex(log, (session) => session !== 0);
  expect(Array.from(index.sessionsOf(vocabulary.numberOf("a")))).toEqual([1]);
  expect(index.sessionsOf(vocabulary.numberOf("b")).length).toBe(0);
});
