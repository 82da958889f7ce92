import { describe, expect, it } from "vitest";
import { RANKER_DEFAULTS } from "../ranker/learn-ranker.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { drawSettings, validationQuality, withSetting } from "./search-space.ts";

const recipe = { parameters: DEFAULT_PARAMETERS, categories: null, ranker: RANKER_DEFAULTS };

describe("settings that a search tries", () => {
  it("are drawn anew by another seed, and the same by the same", () => {
    expect(drawSettings(5, 1)).toEqual(drawSettings(5, 1));
    expect(drawSettings(5, 1)).not.toEqual(drawSettings(5, 2));
    expect(drawSettings(3, 1)).toEqual(drawSettings(5, 1).slice(0, 3));
  });

  it("lie around the defaults, on both sides", () => {
    const drawn = drawSettings(200, 1);
    for (const name of ["sessionsPerItem", "trees"] as const) {
      const values = drawn.map((setting) => setting[name]);
      expect(values.every(Number.isInteger)).toBe(true);
      expect(Math.min(...values)).toBeLessThan(RANKER_DEFAULTS[name]);
      expect(Math.max(...values)).toBeGreaterThan(RANKER_DEFAULTS[name]);
    }
  });

  it("change what they name in the recipe, and nothing else", () => {
    const setting = { sessionsPerItem: 1_234, trees: 77, dimensions: 96, rate: 2 };
    const changed = withSetting(recipe, setting);
    expect(changed.parameters).toEqual({ ...DEFAULT_PARAMETERS, sessionsPerItem: 1_234 });
    expect(changed.ranker).toMatchObject({ trees: 77, treeCases: RANKER_DEFAULTS.treeCases });
    const [stage] = RANKER_DEFAULTS.embedding.stages;
    expect(changed.ranker?.embedding.stages[0]).toEqual({
      ...stage,
      rateFrom: 2 * (stage?.rateFrom ?? 0),
      rateTo: 2 * (stage?.rateTo ?? 0),
    });
    expect(withSetting({ ...recipe, ranker: null }, setting).ranker).toBeNull();
  });

  it("are compared by hit rate and reciprocal rank of what each training chose", () => {
    const judged = [
      { name: "linear", hitRateAt20: 0.5, mrrAt20: 0.25 },
      { name: "trees", hitRateAt20: 0.6, mrrAt20: 0.3 },
    ];
    expect(validationQuality({ chosen: "linear", judged })).toBe(0.75);
    expect(validationQuality({ chosen: "rank fusion", judged: [] })).toBe(0);
    expect(validationQuality(null)).toBe(0);
  });
});
