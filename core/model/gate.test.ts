import { describe, expect, it } from "vitest";
import { randomNumbers } from "../random-numbers.ts";
import { evaluationOf } from "./evaluate.ts";
import { forced, judgeByRecord, judgeOnSameClicks } from "./gate.ts";

/** Places of `count` cases of which a share is found, in first place. */
function placesWith(share: number, count: number, seed: number): Uint8Array {
  const random = randomNumbers(seed);
  return Uint8Array.from({ length: count }, () => (random() < share ? 1 : 0));
}

describe("judged on the same clicks", () => {
  const active = placesWith(0.5, 2_000, 1);

  it("the same model is promoted: it is not worse", () => {
    expect(judgeOnSameClicks("v1", active, active)).toMatchObject({
      decision: "promote",
      reason: "not_worse",
      against: "v1",
      cases: 2_000,
      difference: { difference: 0, low: 0, high: 0 },
    });
  });

  it("a model that misses one case in twenty more is kept from serving", () => {
    const candidate = active.map((place, at) => (at % 20 === 0 ? 0 : place));
    const verdict = judgeOnSameClicks("v1", candidate, active);
    expect(verdict).toMatchObject({ decision: "keep_active", reason: "worse" });
    expect(verdict.candidate?.hitRateAt20).toBeLessThan(verdict.active?.hitRateAt20 ?? 0);
  });

  it("one case fewer among many is noise", () => {
    const candidate = Uint8Array.from(active);
    candidate[candidate.indexOf(1)] = 0;
    expect(judgeOnSameClicks("v1", candidate, active)).toMatchObject({ decision: "promote", reason: "not_worse" });
  });

  it("the same hits at lower places are worse, too", () => {
    const candidate = active.map((place) => place * 20);
    expect(judgeOnSameClicks("v1", candidate, active).decision).toBe("keep_active");
  });

  it("wrongly keeps an equally good model from serving in about one training of twenty", () => {
    let kept = 0;
    for (let training = 0; training < 100; training++) {
      const candidate = placesWith(0.5, 400, 2 * training + 10);
      const other = placesWith(0.5, 400, 2 * training + 11);
      if (judgeOnSameClicks("v1", candidate, other).decision === "keep_active") kept++;
    }
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(12);
  });
});

describe("judged by the active model's record", () => {
  const recorded = evaluationOf(placesWith(0.5, 3_000, 1), 1_000);

  it("promotes what did as well on its own clicks", () => {
    const own = evaluationOf(placesWith(0.5, 1_000, 2), 300);
    const verdict = judgeByRecord({ version: "v1", evaluation: recorded }, own);
    expect(verdict).toMatchObject({ decision: "promote", reason: "not_worse_than_recorded", cases: 0 });
  });

  it("keeps what did clearly worse", () => {
    const own = evaluationOf(placesWith(0.4, 1_000, 2), 300);
    const verdict = judgeByRecord({ version: "v1", evaluation: recorded }, own);
    expect(verdict).toMatchObject({ decision: "keep_active", reason: "worse_than_recorded" });
  });

  it("lets few cases prove nothing", () => {
    const own = evaluationOf(placesWith(0.4, 30, 2), 10);
    expect(judgeByRecord({ version: "v1", evaluation: recorded }, own).decision).toBe("promote");
  });

  it("has nothing to say without a record or a validation", () => {
    const nothing = { decision: "promote", reason: "nothing_to_compare" };
    expect(judgeByRecord({ version: "v1", evaluation: null }, recorded)).toMatchObject(nothing);
    expect(judgeByRecord({ version: "v1", evaluation: recorded }, null)).toMatchObject(nothing);
  });
});

it("a forced promotion keeps the figures and says that it was forced", () => {
  const worse = judgeOnSameClicks("v1", placesWith(0.2, 500, 1), placesWith(0.8, 500, 1));
  expect(forced(worse)).toEqual({ ...worse, decision: "promote", reason: "forced" });
  const fine = judgeOnSameClicks("v1", placesWith(0.8, 500, 1), placesWith(0.2, 500, 1));
  expect(forced(fine)).toEqual(fine);
});
