import { expect, it } from "vitest";
import { latency } from "./latency.ts";

it("takes percentiles by the nearest rank", () => {
  const samples = Float32Array.from({ length: 200 }, (_, at) => 200 - at);
  expect(latency(samples)).toEqual({ mean: 100.5, p50: 100, p99: 198 });
});

it("is 0 where nothing was timed", () => {
  expect(latency(new Float32Array(0))).toEqual({ mean: 0, p50: 0, p99: 0 });
});
