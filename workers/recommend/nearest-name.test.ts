import { describe, expect, it } from "vitest";
import { nearestName } from "./nearest-name.ts";

const KNOWN = ["session", "item", "items", "limit", "exclude", "excludeCategories"];

describe("the nearest known name", () => {
  it.each([
    ["sesion", "session"],
    ["sessionId", "session"],
    ["session_id", "session"],
    ["LIMIT", "limit"],
    ["limti", "limit"],
    ["itemss", "items"],
    ["exclud", "exclude"],
    ["exclude_categories", "excludeCategories"],
  ])("to %s is %s", (mistaken, nearest) => {
    expect(nearestName(mistaken, KNOWN)).toBe(nearest);
  });

  it.each(["", "q", "utm_source", "x".repeat(1_000)])("to %s is none", (mistaken) => {
    expect(nearestName(mistaken, KNOWN)).toBeNull();
  });
});
