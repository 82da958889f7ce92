import { expect, it } from "vitest";
import { spreadTimes } from "./spread-times.ts";

it("spreads sessions evenly over 150 days, clicks of a session together", () => {
  expect(Array.from(spreadTimes(Uint32Array.of(0, 2, 3)))).toEqual([75 * 86_400, 75 * 86_400, 150 * 86_400]);
});
