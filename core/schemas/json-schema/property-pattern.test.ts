import { describe, expect, it } from "vitest";
import { patternMatches } from "./property-pattern.ts";

describe("A pattern of properties", () => {
  it.each<readonly [string, string, boolean | "unknown"]>([
    ["^x_", "x_size", true],
    ["^x_", "size", false],
    ["^[a-z]+_[0-9]*$", "size_1", true],
    ["^(x|y)_", "y_1", true],
    ["^(ab)+$", "abab", true],
    ["\\(a+\\)+", "(a)", true],
    ["^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "unknown"],
    ["^((a|aa))*$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "unknown"],
    ["a*a*a*b", "aaaa", "unknown"],
    ["a", "b".repeat(1_000), "unknown"],
  ])("%s of %s is %s", (pattern, name, expected) => {
    expect(patternMatches(pattern, name)).toBe(expected);
  });
});
