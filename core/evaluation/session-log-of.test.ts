import { expect, it } from "vitest";
import { sessionLogOf } from "./session-log-of.ts";
import { DAY_SECONDS, trainingSetOf } from "./small-log.fixture.ts";

it("numbers items by id and keeps the newest clicks of a long session", () => {
  const log = sessionLogOf(trainingSetOf("pear fig", "fig apple pear"), 2);
  expect(log.itemIds).toEqual(["apple", "fig", "pear"]);
  expect(Array.from(log.starts)).toEqual([0, 2, 4]);
  expect(Array.from(log.items, (item) => log.itemIds[item])).toEqual(["pear", "fig", "apple", "pear"]);
  expect(Array.from(log.times)).toEqual([DAY_SECONDS, DAY_SECONDS, 2 * DAY_SECONDS, 2 * DAY_SECONDS]);
});

it("puts sessions in the order of their end", () => {
  const { log, ...set } = trainingSetOf("late", "early");
  const swapped = { ...set, log: { ...log, times: Float64Array.of(20, 10) } };
  const { itemIds, items } = sessionLogOf(swapped, 100);
  expect(Array.from(items, (item) => itemIds[item])).toEqual(["early", "late"]);
});
