import { expect, it } from "vitest";
import {
  ISOLATE_LEARNED_MAX_CLICKS,
  ISOLATE_RANKERS,
  ISOLATE_TRAINING_BYTES,
  isolateRanker,
  learningBytes,
} from "./isolate-plan.ts";

const plan = (clicks: number, items: number) => isolateRanker(clicks, items, ISOLATE_TRAINING_BYTES);

it("learns a small shop with the most, a larger one with less, and one that does not fit not at all", () => {
  expect(plan(5_000, 200)).toBe(ISOLATE_RANKERS[0]);
  expect(plan(200_000, 32_000)).toBe(ISOLATE_RANKERS[1]);
  expect(plan(300_000, 38_000)).toBe(ISOLATE_RANKERS[2]);
  expect(plan(400_000, 200_000)).toBeNull();
});

it("does not learn what would take too long, however few items there are", () => {
  expect(plan(ISOLATE_LEARNED_MAX_CLICKS, 200)).not.toBeNull();
  expect(plan(ISOLATE_LEARNED_MAX_CLICKS + 1, 200)).toBeNull();
});

it("never counts less for more clicks, items, cases or dimensions", () => {
  const [most, more, least] = ISOLATE_RANKERS.map((settings) => learningBytes(100_000, 10_000, settings));
  expect(most).toBeGreaterThan(more ?? 0);
  expect(more).toBeGreaterThan(least ?? 0);
  for (const settings of ISOLATE_RANKERS) {
    expect(learningBytes(100_001, 10_000, settings)).toBeGreaterThan(learningBytes(100_000, 10_000, settings));
    expect(learningBytes(100_000, 10_001, settings)).toBeGreaterThan(learningBytes(100_000, 10_000, settings));
  }
});
