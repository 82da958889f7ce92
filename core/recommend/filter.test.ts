import { describe, expect, it } from "vitest";
import { parseFilter, passes } from "./filter.ts";

const facts = { sellable: true, category: "blouses", colour: "navy", price: { amount: 2_500, currency: "EUR" } };

describe("parseFilter", () => {
  it("reads categories, colours and a price range", () => {
    expect(parseFilter(["category:blouses", "category:skirts", "colour:navy blue", "price:1000..2999"])).toEqual({
      ok: true,
      value: { categories: ["blouses", "skirts"], colours: ["navy blue"], price: { min: 1_000, max: 2_999 } },
    });
  });

  it("leaves either side of a price range open", () => {
    expect(parseFilter(["price:1000.."])).toMatchObject({ value: { price: { min: 1_000 } } });
    expect(parseFilter(["price:..999"])).toMatchObject({ value: { price: { min: 0, max: 999 } } });
  });

  it.each([
    ["blouses", "malformed_pair"],
    ["category:", "malformed_pair"],
    [":blouses", "malformed_pair"],
    ["size:XL", "unknown_field"],
    ["price:10", "malformed_price_range"],
    ["price:..", "malformed_price_range"],
    ["price:20..10", "malformed_price_range"],
    ["price:-5..10", "malformed_price_range"],
    ["price:1.5..2.5", "malformed_price_range"],
  ])("refuses %s as %s", (pair, code) => {
    expect(parseFilter([pair])).toMatchObject({ ok: false, reason: { code } });
  });

  it("refuses a second price range and more pairs than the limit", () => {
    expect(parseFilter(["price:1..2", "price:3..4"])).toMatchObject({ reason: { code: "repeated_price" } });
    expect(parseFilter(new Array(21).fill("category:a"))).toMatchObject({ reason: { code: "too_many_pairs" } });
  });
});

describe("passes", () => {
  it.each([
    [["category:skirts", "category:blouses"], true],
    [["category:skirts"], false],
    [["colour:navy", "price:2500..2500"], true],
    [["colour:navy", "price:2501.."], false],
    [["colour:red"], false],
  ])("%j on a navy blouse of 25.00: %s", (pairs, expected) => {
    const parsed = parseFilter(pairs);
    expect(parsed.ok && passes(parsed.value, facts)).toBe(expected);
  });
});
