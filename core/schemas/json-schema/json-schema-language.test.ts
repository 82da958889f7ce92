import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../json.ts";
import type { ResolvedReference } from "../schema-language.ts";
import { jsonSchemaLanguage } from "./json-schema-language.ts";

const parse = (schema: JsonValue, references: readonly ResolvedReference[] = []) =>
  jsonSchemaLanguage.parse(typeof schema === "string" ? schema : JSON.stringify(schema), references);

const fault = (schema: JsonValue, references: readonly ResolvedReference[] = []) => {
  const result = parse(schema, references);
  return result.ok ? undefined : result.reason;
};

const accepted = (schema: JsonValue, references: readonly ResolvedReference[] = []) => {
  const result = parse(schema, references);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
};

describe("A text", () => {
  it("is canonical without its spaces, with its order and its spelling of numbers", () => {
    const { canonical, normalized } = accepted(
      '{ "type" : "number",\n "multipleOf": 1.0, "description": "a  b \\" {" }',
    );
    expect(canonical).toBe('{"type":"number","multipleOf":1.0,"description":"a  b \\" {"}');
    expect(normalized).toBe('{"description":"a  b \\" {","multipleOf":1,"type":"number"}');
  });

  it("is normalized alike whatever the order of its keys", () => {
    const one = accepted({ type: "object", properties: { b: {}, a: {} } });
    const other = accepted({ properties: { a: {}, b: {} }, type: "object" });
    expect(one.normalized).toBe(other.normalized);
    expect(one.canonical).not.toBe(other.canonical);
  });

  it.each([
    ["draft-04", { $schema: "http://json-schema.org/draft-04/schema#", maximum: 1, exclusiveMaximum: true }],
    ["draft-06", { $schema: "http://json-schema.org/draft-06/schema#", const: 1 }],
    ["draft-07", { $schema: "http://json-schema.org/draft-07/schema#", if: true }],
    ["2019-09", { $schema: "https://json-schema.org/draft/2019-09/schema", dependentRequired: { a: ["b"] } }],
    ["2020-12", { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [true] }],
  ])("is read by the draft %s that it names", (draft, schema) => {
    expect(accepted(schema).tree.draft).toBe(draft);
  });

  it.each<readonly [string, JsonValue, string]>([
    ["no JSON", "{", ""],
    ["JSON that is no schema", "[]", ""],
    ["a type that there is not", { properties: { a: { type: "text" } } }, "/properties/a/type"],
    ["a bound below zero", { items: { minLength: -1 } }, "/items/minLength"],
    ["a required property twice", { required: ["a", "a"] }, "/required"],
    ["properties that are no schemas", { properties: { a: 1 } }, "/properties"],
    ["a pattern that is none", { pattern: "(" }, "/pattern"],
    ["a pattern of properties that is none", { patternProperties: { "(": {} } }, "/patternProperties"],
    ["a boolean bound after draft-04", { exclusiveMinimum: true }, "/exclusiveMinimum"],
    ["an empty combination", { anyOf: [] }, "/anyOf"],
    ["items as a list in 2020-12", { $schema: "https://json-schema.org/draft/2020-12/schema", items: [{}] }, "/items"],
    ["a step with a slash", { properties: { "a/b": { type: 1 } } }, "/properties/a~1b/type"],
  ])("is refused where it has %s", (_, schema, path) => {
    expect(fault(schema)?.path).toBe(path);
  });

  it("may have keywords of its own, which are annotations", () => {
    expect(fault({ "x-owner": 1, components: { schemas: { a: { type: "nonsense" } } } })).toBeUndefined();
  });
});

describe("A reference", () => {
  const product: ResolvedReference = { name: "product.json", schema: '{"type":"string"}', references: [] };

  it.each<readonly [string, JsonValue]>([
    ["a definition", { $ref: "#/definitions/a", definitions: { a: {} } }],
    ["a place under a keyword of nobody's", { items: { $ref: "#/shared/a" }, shared: { a: { type: "string" } } }],
    [
      "an anchor",
      {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        items: { $ref: "#a" },
        $defs: { a: { $anchor: "a" } },
      },
    ],
    ["an id that is a fragment", { items: { $ref: "#a" }, definitions: { a: { $id: "#a" } } }],
    [
      "an embedded resource",
      { $id: "https://shop.example/order", items: { $ref: "line" }, definitions: { l: { $id: "line" } } },
    ],
    ["itself, from an item", { items: { $ref: "#" } }],
    ["an escaped name", { items: { $ref: "#/definitions/a~1b%25" }, definitions: { "a/b%": {} } }],
    [
      "a dynamic anchor",
      { $schema: "https://json-schema.org/draft/2020-12/schema", $dynamicAnchor: "n", items: { $dynamicRef: "#n" } },
    ],
  ])("leads to %s", (_, schema) => {
    expect(fault(schema)).toBeUndefined();
  });

  it("leads to a registered schema by its name, whatever the referring text's id", () => {
    expect(fault({ items: { $ref: "product.json" } }, [product])).toBeUndefined();
    expect(
      fault({ $id: "https://shop.example/order.json", items: { $ref: "product.json#" } }, [product]),
    ).toBeUndefined();
  });

  it("leads to a registered schema by its id and into it by a pointer", () => {
    const reference = {
      ...product,
      schema: '{"$id":"https://shop.example/p","definitions":{"sku":{"type":"string"}}}',
    };
    expect(fault({ items: { $ref: "https://shop.example/p#/definitions/sku" } }, [reference])).toBeUndefined();
    expect(fault({ items: { $ref: "product.json#/definitions/none" } }, [reference])?.path).toBe("/items/$ref");
  });

  it("may lead on from a registered schema to that one's own references", () => {
    const line = { name: "line.json", schema: '{"items":{"$ref":"product.json"}}', references: [product] };
    expect(fault({ items: { $ref: "line.json" } }, [line])).toBeUndefined();
    expect(fault({ items: { $ref: "line.json" } }, [{ ...line, references: [] }])?.detail).toMatch(
      /line\.json.*product\.json/,
    );
  });

  it("is refused by name where it leads nowhere", () => {
    expect(fault({ properties: { a: { $ref: "nowhere.json" } } })).toEqual({
      path: "/properties/a/$ref",
      detail: '$ref "nowhere.json" leads nowhere: neither this text nor a reference of that name holds it',
    });
  });

  it("is refused where it leads back to its own schema without a step into the value", () => {
    expect(fault({ $ref: "#" })?.detail).toMatch(/leads back/);
    expect(
      fault({
        definitions: { a: { anyOf: [{ $ref: "#/definitions/b" }] }, b: { not: { $ref: "#/definitions/a" } } },
        $ref: "#/definitions/a",
      })?.detail,
    ).toMatch(/leads back/);
  });
});

describe("A hostile text", () => {
  it("is refused where it nests deeper than a thousand levels", () => {
    expect(fault("[".repeat(500_000))?.detail).toMatch(/nests deeper/);
    expect(fault(`${'{"not":'.repeat(1_001)}{}${"}".repeat(1_001)}`)?.detail).toMatch(/nests deeper/);
  });

  it("is refused where its references double at every step", () => {
    const definitions: Record<string, JsonValue> = { d40: {} };
    for (let step = 0; step < 40; step++) {
      const next = { $ref: `#/definitions/d${step + 1}` };
      definitions[`d${step}`] = { allOf: [next, next] };
    }
    expect(fault({ items: { $ref: "#/definitions/d0" }, definitions })?.detail).toMatch(/multiply/);
  });

  it("is refused where thousands of references follow each other", () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, step) => [`d${step}`, { $ref: `#/definitions/d${step + 1}` }]),
    );
    expect(fault({ definitions: { ...definitions, d20000: {} } })?.detail).toMatch(/in a row/);
  });

  it("of a megabyte is read, and compared with another one", () => {
    const properties = (type: string) =>
      Object.fromEntries(
        Array.from({ length: 15_000 }, (_, index) => [`property_number_${index}`, { type, title: "a property" }]),
      );
    const one = accepted({ type: "object", properties: properties("string") });
    const other = accepted({ type: "object", properties: properties("integer") });
    expect(one.canonical.length).toBeGreaterThan(900_000);
    const found = jsonSchemaLanguage.incompatibilities(one, other);
    expect(found.length).toBeGreaterThan(50);
    expect(found.length).toBeLessThan(200);
  });

  it("of deeply nested properties is compared, or said to be too complex, without a fault", () => {
    const nested = (depth: number, leaf: string) =>
      `${'{"properties":{"a":'.repeat(depth)}${leaf}${"}}".repeat(depth)}`;
    const kinds = (depth: number) =>
      jsonSchemaLanguage
        .incompatibilities(accepted(nested(depth, '{"type":"null"}')), accepted(nested(depth, '{"type":"string"}')))
        .map(({ kind }) => kind);
    expect(kinds(100)).toEqual(["TYPE_CHANGED"]);
    expect(kinds(499)).toHaveLength(1);
  });

  it("of mutually recursive alternatives is compared once for each pair", () => {
    const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
    const anyNode = { oneOf: names.map((name) => ({ $ref: `#/definitions/${name}` })) };
    const definitions = (last: string) =>
      Object.fromEntries(
        names.map((name) => [
          name,
          {
            type: "object",
            properties: { kind: { const: name }, left: anyNode, right: anyNode, value: { type: last } },
            additionalProperties: false,
          },
        ]),
      );
    const schema = (last: string) => accepted({ ...anyNode, definitions: definitions(last) });
    expect(jsonSchemaLanguage.incompatibilities(schema("number"), schema("integer"))).toEqual([]);
    expect(jsonSchemaLanguage.incompatibilities(schema("integer"), schema("number"))).not.toEqual([]);
  });
});
