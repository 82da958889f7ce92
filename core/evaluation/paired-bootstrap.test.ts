import { describe, expect, it } from "vitest";
import { randomNumbers } from "../random-numbers.ts";
import { BOOTSTRAP_DEFAULTS, pairedBootstrap } from "./paired-bootstrap.ts";

describe("pairedBootstrap", () => {
  it("finds no doubt where every case differs by the same", () => {
    const theirs = Float64Array.of(0, 0.5, 0.25);
    expect(
      pairedBootstrap(
        theirs.map((value) => value + 0.5),
        theirs,
      ),
    ).toEqual({ difference: 0.5, low: 0.5, high: 0.5 });
  });

  it("comes near the normal interval: mean ± 1.96 standard errors", () => {
    const random = randomNumbers(3);
    const ours = Float64Array.from({ length: 2_000 }, () => (random() < 0.6 ? 1 : 0));
    const theirs = Float64Array.from({ length: 2_000 }, () => (random() < 0.5 ? 1 : 0));
    const { difference, low, high } = pairedBootstrap(ours, theirs);
    const error = Math.sqrt((0.6 * 0.4 + 0.5 * 0.5) / 2_000);
    expect(low).toBeCloseTo(difference - 1.96 * error, 2);
    expect(high).toBeCloseTo(difference + 1.96 * error, 2);
  });

  it("is the same on every run with a seed, and another with another", () => {
    const ours = Float64Array.from({ length: 100 }, (_, at) => at % 3);
    const theirs = Float64Array.from({ length: 100 }, (_, at) => at % 7);
    expect(pairedBootstrap(ours, theirs)).toEqual(pairedBootstrap(ours, theirs));
    expect(pairedBootstrap(ours, theirs, { ...BOOTSTRAP_DEFAULTS, seed: 2 })).not.toEqual(
      pairedBootstrap(ours, theirs),
    );
  });

  it("says nothing of no cases", () => {
    expect(pairedBootstrap(new Float64Array(0), new Float64Array(0))).toEqual({ difference: 0, low: 0, high: 0 });
  });
});
