import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../json.ts";
import type { ResolvedReference } from "../schema-language.ts";
import { parseJsonSchema } from "./json-schema-language.ts";
import { compileJsonSchema } from "./json-schema-validator.ts";

const validatorOf = (schema: JsonValue, references: readonly ResolvedReference[] = []) => {
  const result = parseJsonSchema(JSON.stringify(schema), references);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return compileJsonSchema(result.value.tree);
};

describe("A compiled schema", () => {
  it("tells every fault of a value with its place and the keyword that refuses it", () => {
    const faults = validatorOf({
      type: "object",
      properties: { lines: { type: "array", items: { type: "object", required: ["sku"] } }, "a/b": { maximum: 1 } },
    })({ lines: [{ sku: 1 }, {}], "a/b": 2 });
    expect(faults.map(({ path, keyword }) => `${path} ${keyword}`)).toEqual(["/lines/1 required", "/a~1b maximum"]);
  });

  it("finds nothing wrong with a valid value", () => {
    expect(validatorOf({ enum: [{ a: 1 }] })({ a: 1 })).toEqual([]);
    expect(validatorOf(true)(null)).toEqual([]);
  });

  it("refuses everything by false", () => {
    expect(validatorOf(false)(1)).toHaveLength(1);
  });

  it("follows references to registered schemas, and theirs back to themselves", () => {
    const node: ResolvedReference = {
      name: "node.json",
      schema:
        '{"type":"object","properties":{"next":{"$ref":"#"},"value":{"$ref":"#/definitions/v"}},"definitions":{"v":{"type":"integer"}}}',
      references: [],
    };
    const validate = validatorOf({ properties: { head: { $ref: "node.json" } } }, [node]);
    expect(validate({ head: { value: 1, next: { value: 2 } } })).toEqual([]);
    expect(validate({ head: { next: { next: { value: "x" } } } }).map(({ path }) => path)).toEqual([
      "/head/next/next/value",
    ]);
  });

  it.each<readonly [string, JsonValue, JsonValue, boolean]>([
    [
      "draft-04's exclusive maximum",
      { $schema: "http://json-schema.org/draft-04/schema#", maximum: 2, exclusiveMaximum: true },
      2,
      false,
    ],
    ["a tuple of draft-07", { items: [{ type: "string" }], additionalItems: false }, ["a", 1], false],
    [
      "a tuple of 2020-12",
      { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: "string" }], items: false },
      ["a"],
      true,
    ],
    [
      "keywords beside a reference in 2019-09",
      {
        $schema: "https://json-schema.org/draft/2019-09/schema",
        $ref: "#/$defs/a",
        maxLength: 1,
        $defs: { a: { type: "string" } },
      },
      "ab",
      false,
    ],
    [
      "keywords beside a reference in draft-07, which do not count",
      { $ref: "#/definitions/a", maxLength: 1, definitions: { a: { type: "string" } } },
      "ab",
      true,
    ],
    [
      "a dynamic reference",
      {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $dynamicAnchor: "n",
        type: ["object", "null"],
        additionalProperties: { $dynamicRef: "#n" },
      },
      { a: { b: 1 } },
      false,
    ],
    ["a format, which is an annotation", { format: "uuid" }, "no uuid", true],
  ])("knows %s", (_, schema, value, isValid) => {
    expect(validatorOf(schema)(value).length === 0).toBe(isValid);
  });

  it("tells a value that nests too deep to be checked as a fault", () => {
    let value: JsonValue = null;
    for (let level = 0; level < 100_000; level++) value = [value];
    expect(validatorOf({ items: { $ref: "#" } })(value)).toEqual([
      { path: "", keyword: "", detail: "the value nests too deep to be checked" },
    ]);
  });
});
