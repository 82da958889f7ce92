import { describe, expect, it } from "vitest";
import { patternFault } from "./pattern-cost.ts";

const MAX_CHARS = 64;

describe("a pattern for values that anybody may send", () => {
  it.each([
    "^[A-Z]{3}$",
    "^[\\x21\\x23-\\x26\\x28-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,64}$",
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,4}){0,2}$",
    "^(web|app|store)$",
    "^https?://[^/]{1,200}(/[a-z]*)?$",
    "^\\d+(\\.\\d+)?$",
    "^[^\\]]+$",
  ])("may be %s", (pattern) => {
    expect(patternFault(pattern, MAX_CHARS)).toBeNull();
  });

  it.each([
    ["(", "regular expression"],
    ["abc", "begin with ^"],
    ["^(a+)+$", "without end"],
    ["^(a|a)*$", "without end"],
    ["^(?:a?)+$", "without end"],
    ["^((a{1,9}){1,9}){1,9}$", "simpler"],
    ["^a*a*a*a*$", "simpler"],
    ["^(.)\\1$", "back references"],
    [`^${"a".repeat(300)}$`, "characters"],
  ])("may not be %s", (pattern, why) => {
    expect(patternFault(pattern, MAX_CHARS)).toContain(why);
  });

  it("that is accepted answers the worst text quickly", () => {
    const pattern = "^a{0,9}a{0,9}a{0,9}a{0,9}$";
    expect(patternFault(pattern, MAX_CHARS)).toBeNull();
    const from = performance.now();
    expect(new RegExp(pattern).test(`${"a".repeat(MAX_CHARS)}!`)).toBe(false);
    expect(performance.now() - from).toBeLessThan(100);
  });
});
