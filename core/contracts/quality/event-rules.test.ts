import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../json.ts";
import { contractWith } from "../diff/contract-arbitrary.test-support.ts";
import { compileContract } from "../event-contract.ts";
import { eventRules } from "./event-rules.ts";

const made = (quality: readonly JsonObject[], objectRules: readonly JsonObject[] = []) => {
  const contract = contractWith([
    { name: "code", logicalType: "string", logicalTypeOptions: { maxLength: 9 }, quality },
    { name: "total", logicalType: "number" },
    { name: "tax", logicalType: "number" },
    {
      name: "lines",
      logicalType: "array",
      logicalTypeOptions: { maxItems: 9 },
      items: {
        logicalType: "object",
        properties: [
          {
            name: "sku",
            logicalType: "string",
            logicalTypeOptions: { maxLength: 9 },
            quality: [{ metric: "missingValues", mustBe: 0 }],
          },
        ],
      },
    },
  ]);
  return { ...contract, schema: contract.schema.map((object) => ({ ...object, quality: objectRules })) };
};
const rule = (more: JsonObject): JsonObject => ({ type: "library", metric: "nullValues", mustBe: 0, ...more });
const between = (more: JsonObject = {}): JsonObject => ({
  name: "total_covers_tax",
  type: "custom",
  engine: "nearshelf",
  implementation: { field: "total", operator: ">=", other: "tax" },
  ...more,
});
const onFailure = (value: string): JsonObject => ({ customProperties: [{ property: "onFailure", value }] });

describe("rules that an event can break by itself", () => {
  it("refuse it where they are errors, and say which rule and where", () => {
    expect(eventRules(made([rule({})]))({ total: 1 })).toEqual({
      violation: { code: "broken_rule", path: "data.code", detail: "breaks the rule nullValues" },
      warnings: [],
    });
    expect(eventRules(made([], [between()]))({ total: 1, tax: 2 }).violation?.path).toBe("data.total");
  });

  it("name the place inside a list", () => {
    const judged = eventRules(made([]))({ lines: [{ sku: "a" }, { sku: "" }] });
    expect(judged.violation?.path).toBe("data.lines[1].sku");
  });

  it.each([
    ["warning", rule({ severity: "warning" })],
    ["info", rule({ severity: "info" })],
    ["NONE", rule({ severity: "error", ...onFailure("NONE") })],
  ])("let it pass and are told where they only warn: %s", (_, warns) => {
    expect(eventRules(made([warns]))({})).toEqual({ violation: null, warnings: ["nullValues"] });
  });

  it.each(["ERROR", "DLQ"])("refuse it where a mild rule is declared %s", (action) => {
    const judged = eventRules(made([], [between({ severity: "info", ...onFailure(action) })]))({ total: 1, tax: 2 });
    expect(judged.violation?.code).toBe("broken_rule");
  });

  it("are kept by what keeps them, and by what says nothing of them", () => {
    const judge = eventRules(made([rule({ metric: "invalidValues", arguments: { pattern: "^[A-Z]$" } })], [between()]));
    expect(judge({ code: "A", total: 2, tax: 2 }).violation).toBeNull();
    expect(judge({}).violation).toBeNull();
    expect(judge({ code: "aa" }).violation?.path).toBe("data.code");
  });

  it("leave to the lake what is of many events", () => {
    const many = [rule({ metric: "duplicateValues" }), rule({ mustBe: undefined as never, mustBeLessThan: 5 })];
    expect(eventRules(made(many))({})).toEqual({ violation: null, warnings: [] });
  });

  it("do not keep a list of values from being only a wish", () => {
    const valid = { metric: "invalidValues", arguments: { validValues: ["A"] } };
    const contract = (severity: string) => {
      const compiled = compileContract(made([rule({ ...valid, severity })]));
      return compiled.ok ? compiled.value : null;
    };
    expect(contract("error")?.validate({ code: "B" }, "data")?.code).toBe("bad_format");
    expect(contract("warning")?.validate({ code: "B" }, "data")).toBeNull();
    expect(contract("warning")?.judge({ code: "B" }).warnings).toEqual(["invalidValues"]);
  });
});
