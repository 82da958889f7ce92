import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../json.ts";
import { contractWith } from "../diff/contract-arbitrary.test-support.ts";
import { evaluateQuality } from "./evaluate-quality.ts";

const rule = (metric: string, more: JsonObject = { mustBe: 0 }): JsonObject => ({ type: "library", metric, ...more });

const contract = (quality: readonly JsonObject[], objectRules: readonly JsonObject[] = []) => {
  const made = contractWith([
    { name: "code", logicalType: "string", quality },
    { name: "price", logicalType: "number" },
    { name: "currency", logicalType: "string" },
    {
      name: "list",
      logicalType: "array",
      items: {
        logicalType: "object",
        properties: [{ name: "id", logicalType: "string", quality: [rule("nullValues")] }],
      },
    },
  ]);
  return { ...made, schema: made.schema.map((object) => ({ ...object, quality: objectRules })) };
};

const payloads: readonly JsonObject[] = [
  { code: "A", price: 3, currency: "EUR", list: [{ id: "1" }, {}] },
  { code: "A", price: 5 },
  { code: "" },
  {},
];

const of = (quality: readonly JsonObject[], objectRules: readonly JsonObject[] = []) =>
  evaluateQuality(contract(quality, objectRules), payloads);

describe("evaluating quality", () => {
  it.each([
    ["nullValues", rule("nullValues"), 1],
    ["missingValues", rule("missingValues", { mustBe: 0, arguments: { missingValues: ["A"] } }), 4],
    ["invalidValues by a list", rule("invalidValues", { mustBe: 0, arguments: { validValues: ["A"] } }), 1],
    ["invalidValues by a pattern", rule("invalidValues", { mustBe: 0, arguments: { pattern: "^[A-Z]$" } }), 1],
    ["duplicateValues", rule("duplicateValues"), 1],
    ["percent of values", rule("nullValues", { mustBe: 0, unit: "percent" }), 25],
  ])("counts %s", (_, measuredBy, measured) => {
    expect(of([measuredBy])[0]).toMatchObject({ passed: false, measured });
  });

  it("compares as the rule says", () => {
    const passed = (promise: JsonObject) => of([rule("nullValues", promise)])[0]?.passed;
    expect(passed({ mustBeLessThan: 2 })).toBe(true);
    expect(passed({ mustBeGreaterOrEqualTo: 2 })).toBe(false);
    expect(passed({ mustBeBetween: [0, 1] })).toBe(true);
    expect(passed({ mustNotBeBetween: [0, 1] })).toBe(false);
  });

  it("counts fields inside lists where their object stands", () => {
    expect(of([])).toMatchObject([{ path: "page_viewed.list[].id", measured: 1, passed: false }]);
  });

  it("evaluates rules of the whole object: rows, and fields among each other", () => {
    const custom = (implementation: JsonObject) => ({ type: "custom", engine: "nearshelf", implementation });
    const [rows, requires, compares] = of(
      [],
      [
        rule("rowCount", { mustBeGreaterThan: 3 }),
        custom({ when: "price", requires: "currency" }),
        custom({ field: "price", operator: "<", other: "price" }),
      ],
    );
    expect(rows).toMatchObject({ measured: 4, passed: true });
    expect(requires).toMatchObject({ measured: 1, passed: false });
    expect(compares).toMatchObject({ measured: 2, passed: false });
  });

  it("leaves to others what is theirs", () => {
    const foreign = [
      { type: "text", description: "Looks right." },
      { type: "sql", query: "SELECT 1", mustBe: 1 },
      { type: "custom", engine: "soda", implementation: "checks" },
    ];
    for (const result of of(foreign).slice(0, 3)) expect(result).toMatchObject({ passed: null, measured: null });
  });
});
