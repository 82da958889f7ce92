import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectorPath, parseCollectorPaths } from "./collector-paths.ts";

const SETTING = "/metrics, /m/t=/com.snowplowanalytics.snowplow/tp2,nonsense,/a/../b,/x=y";

describe("a deployment's own collector paths", () => {
  it("are prefixes and names; what has another form is left out", () => {
    const { prefixes, names } = parseCollectorPaths(SETTING);
    expect(prefixes).toEqual(["/metrics"]);
    expect([...names]).toEqual([["/m/t", "/com.snowplowanalytics.snowplow/tp2"]]);
  });

  it.each([
    ["/metrics/v1/batch", "/v1/batch"],
    ["/metrics/i", "/i"],
    ["/m/t", "/com.snowplowanalytics.snowplow/tp2"],
    ["/metrics", null],
    ["/metricsv1/batch", null],
    ["/v1/batch", null],
  ])("%s stands for %s", (path, ours) => {
    expect(collectorPath(path, SETTING)).toBe(ours);
  });

  it("are none where nothing is set", () => {
    expect(collectorPath("/metrics/i", undefined)).toBeNull();
    expect(collectorPath("/metrics/i", "")).toBeNull();
  });

  it("answer a path or nothing, whatever the setting", () => {
    fc.assert(
      fc.property(fc.string(), fc.webPath(), (setting, path) => {
        const ours = collectorPath(path, setting);
        expect(ours === null || ours.startsWith("/")).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
