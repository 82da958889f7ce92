import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../json.ts";
import { createJsonSchemaLanguage, jsonSchemaLanguage } from "./json-schema-language.ts";
import { compileJsonSchema } from "./json-schema-validator.ts";

const RUNS = { numRuns: 300 };

/** JSON that is made of the words of schemas, so that much of it is one. */
const keywordSoup = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(true, false, {}, 1, "string", "#", "#/definitions/a", ["a"], null),
    fc.dictionary(
      fc.constantFrom(
        ...["$ref", "$id", "type", "properties", "items", "allOf", "oneOf", "not", "enum", "required", "definitions"],
        ...["a", "minimum", "pattern", "additionalProperties", "if", "dependencies", "const", "contains", "$schema"],
      ),
      tie("node"),
      { maxKeys: 4 },
    ),
    fc.array(tie("node"), { maxLength: 3 }),
    fc.constantFrom("string", "object", "integer", "array"),
  ),
})).node;

const name = fc.constantFrom("a", "b", "c");

/** Schemas in closed models, and values that they let pass. */
interface Generated {
  readonly schema: JsonObject;
  readonly values: fc.Arbitrary<JsonValue>;
}

const range = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));

const leaf: fc.Arbitrary<Generated> = fc.oneof(
  range.map(([minimum, size]) => ({
    schema: { type: "integer", minimum, maximum: minimum + size },
    values: fc.integer({ min: minimum, max: minimum + size }),
  })),
  range.map(([minimum, size]) => ({
    schema: { type: "number", minimum, maximum: minimum + size },
    values: fc.integer({ min: minimum * 2, max: (minimum + size) * 2 }).map((halves) => halves / 2),
  })),
  range.map(([minLength, size]) => ({
    schema: { type: "string", minLength, maxLength: minLength + size },
    values: fc.string({ minLength, maxLength: minLength + size, unit: fc.constantFrom("x", "y") }),
  })),
  fc
    .subarray(["red", "green", "blue"], { minLength: 1 })
    .map((values) => ({ schema: { enum: values }, values: fc.constantFrom(...values) })),
  fc.constant({ schema: { type: "null" }, values: fc.constant(null) }),
);

const generated: fc.Arbitrary<Generated> = fc.letrec<{ node: Generated }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.dictionary(name, tie("node"), { maxKeys: 3, noNullPrototype: true }).chain((properties) =>
      fc.subarray(Object.keys(properties)).map((required) => ({
        schema: {
          type: "object",
          properties: Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, each.schema])),
          required,
          additionalProperties: false,
        },
        values: fc.record(Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, each.values])), {
          requiredKeys: required,
          noNullPrototype: true,
        }) as fc.Arbitrary<JsonValue>,
      })),
    ),
    tie("node").map(({ schema, values }) => ({
      schema: { type: "array", items: schema, maxItems: 2 },
      values: fc.array(values, { maxLength: 2 }),
    })),
    fc.array(tie("node"), { minLength: 1, maxLength: 2 }).map((members) => ({
      schema: { anyOf: members.map(({ schema }) => schema) },
      values: fc.oneof(...members.map(({ values }) => values)),
    })),
  ),
})).node;

/** A schema that has had one part of it replaced, so that pairs are often compatible. */
function relaxed(schema: JsonValue, choose: number): JsonValue {
  if (Array.isArray(schema)) return schema.map((each) => relaxed(each, choose));
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema)
    .filter(([keyword], index) => !((keyword === "required" || keyword === "maximum") && (choose >> index) % 2 === 1))
    .map(([keyword, value]) => {
      if (keyword === "maxLength") return [keyword, Number(value) + (choose % 3) - 1] as const;
      if (keyword === "type" && value === "integer" && choose % 2 === 0) return [keyword, "number"] as const;
      return [keyword, relaxed(value, choose >> 1)] as const;
    });
  return Object.fromEntries(entries.filter(([, value]) => typeof value !== "number" || value >= 0));
}

const parsed = (schema: JsonValue) => {
  const result = jsonSchemaLanguage.parse(JSON.stringify(schema), []);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
};

describe("The checker", () => {
  it("neither throws on any JSON nor compares a schema with itself to anything but compatible", () => {
    fc.assert(
      fc.property(keywordSoup, keywordSoup, fc.boolean(), (one, other, isLenient) => {
        const language = createJsonSchemaLanguage({ policy: isLenient ? "LENIENT" : "STRICT" });
        const [writer, reader] = [one, other].map((schema) => language.parse(JSON.stringify(schema), []));
        if (writer?.ok && reader?.ok) {
          language.incompatibilities(reader.value, writer.value);
          compileJsonSchema(reader.value.tree)([{ a: "a" }, 1, null]);
        }
        if (writer?.ok) {
          // Another source, so that it is the rules that say so.
          const twin = { ...writer.value, tree: { ...writer.value.tree, source: "" } };
          expect(language.incompatibilities(twin, writer.value)).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("neither throws on any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const result = jsonSchemaLanguage.parse(text, []);
        if (!result.ok) expect(result.reason.detail).not.toBe("");
      }),
      RUNS,
    );
  });

  it("calls compatible only what lets every old value pass", () => {
    let compatible = 0;
    const pairs = fc.oneof(
      fc.tuple(
        generated,
        generated.map(({ schema }) => schema as JsonValue),
      ),
      fc.tuple(generated, fc.nat({ max: 255 })).map(([one, choose]) => [one, relaxed(one.schema, choose)] as const),
    );
    fc.assert(
      fc.property(pairs, ([writer, reader]) => {
        const old = parsed(writer.schema);
        const next = parsed(reader);
        if (jsonSchemaLanguage.incompatibilities(next, old).length > 0) return;
        compatible++;
        const validate = compileJsonSchema(next.tree);
        for (const value of fc.sample(writer.values, { numRuns: 5, seed: compatible }))
          expect(validate(value)).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(compatible).toBeGreaterThan(80);
  });
});
