import { describe, expect, it } from "vitest";
import { compileFilter, matchesNothing } from "./metadata-filter.ts";

describe("compileFilter", () => {
  it("wants every field to be equal", () => {
    const accepts = compileFilter({ category: "skirts", inStock: true });
    expect(accepts({ category: "skirts", inStock: true, price: 3 })).toBe(true);
    expect(accepts({ category: "skirts", inStock: false })).toBe(false);
    expect(accepts({ category: "trousers", inStock: true })).toBe(false);
  });

  it("takes any member of a set", () => {
    const accepts = compileFilter({ colour: { $in: ["red", "blue"] } });
    expect(accepts({ colour: "blue" })).toBe(true);
    expect(accepts({ colour: "green" })).toBe(false);
  });

  it("never matches a vector without the field", () => {
    expect(compileFilter({ colour: "red" })(undefined)).toBe(false);
    expect(compileFilter({ colour: "red" })({})).toBe(false);
    expect(compileFilter({ toString: "red" })({ colour: "red" })).toBe(false);
  });

  it("does not confuse types that print alike", () => {
    expect(compileFilter({ size: 1 })({ size: "1" })).toBe(false);
    expect(compileFilter({ size: 1 })({ size: true })).toBe(false);
  });

  it("matches everything when it is empty and nothing when a set is", () => {
    expect(compileFilter({})(undefined)).toBe(true);
    expect(matchesNothing({ colour: { $in: [] } })).toBe(true);
    expect(matchesNothing({ colour: { $in: ["red"] }, size: 1 })).toBe(false);
  });
});
