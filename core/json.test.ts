import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonDeeperThan } from "./json.ts";

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe("jsonDeeperThan", () => {
  it("agrees with the parsed value's depth, for any JSON", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.nat(8), (text, limit) => {
        expect(jsonDeeperThan(text, limit)).toBe(depthOf(JSON.parse(text)) > limit);
      }),
    );
  });

  it("ignores brackets inside strings, escaped quotes included", () => {
    expect(jsonDeeperThan('{"a":"[[[[\\"[[["}', 1)).toBe(false);
  });

  it("stops at a hostile 10,000-deep text without parsing it", () => {
    expect(jsonDeeperThan("[".repeat(10_000), 12)).toBe(true);
  });
});
