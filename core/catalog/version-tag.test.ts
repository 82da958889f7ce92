import { describe, expect, it } from "vitest";
import { matchTag } from "./version-tag.ts";

describe("a version tag", () => {
  it.each([
    [undefined, 3, "absent"],
    ['"v3"', 3, "match"],
    ['W/"v3"', 3, "match"],
    ['"v2" , "v3"', 3, "match"],
    ["*", 3, "match"],
    ["*", null, "mismatch"],
    ['"v2"', 3, "mismatch"],
    ['"v33"', 3, "mismatch"],
    ["v3", 3, "mismatch"],
    ["", 3, "mismatch"],
    ['"v3"', null, "mismatch"],
  ] as const)("in %j against version %j is %s", (field, version, expected) => {
    expect(matchTag(field, version)).toBe(expected);
  });
});
