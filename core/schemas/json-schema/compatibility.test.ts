import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../json.ts";
import { createJsonSchemaLanguage, jsonSchemaLanguage } from "./json-schema-language.ts";

const lenient = createJsonSchemaLanguage({ policy: "LENIENT" });

const parsed = (schema: JsonValue) => {
  const result = jsonSchemaLanguage.parse(JSON.stringify(schema), []);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
};

const found = (language: typeof jsonSchemaLanguage, writer: JsonValue, reader: JsonValue) =>
  language.incompatibilities(parsed(reader), parsed(writer)).map(({ kind, path }) => `${kind} ${path}`.trim());

/** What changes, the writer's schema, the reader's, and what stands in the way: nothing where nothing is said. */
type Case = readonly [change: string, writer: JsonValue, reader: JsonValue, incompatibilities?: readonly string[]];

const L2020 = "https://json-schema.org/draft/2020-12/schema";
const L04 = "http://json-schema.org/draft-04/schema#";
const text = { type: "string" };
const count = { type: "integer" };
const closed = (properties: JsonValue, more: { readonly [key: string]: JsonValue } = {}): JsonValue => ({
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});
const open = (properties: JsonValue, more: { readonly [key: string]: JsonValue } = {}): JsonValue => ({
  type: "object",
  properties,
  ...more,
});

const ANNOTATIONS_AND_TYPES: readonly Case[] = [
  [
    "a title, a description and a default",
    { ...text, title: "a" },
    { ...text, title: "b", default: "", description: "c" },
  ],
  ["anything becomes everything", { type: "array", items: text }, {}],
  ["anything becomes true", open({ sku: text }), true],
  ["nothing becomes something", false, text],
  ["something becomes nothing", text, false, ["TYPE_CHANGED"]],
  ["everything becomes something", {}, text, ["TYPE_CHANGED"]],
  ["another type", { type: "boolean" }, { type: "null" }, ["TYPE_CHANGED"]],
  ["integers become numbers", count, { type: "number" }],
  ["numbers become integers", { type: "number" }, count, ["TYPE_NARROWED"]],
  ["a type is added to a list", { type: ["string"] }, { type: ["null", "string"] }],
  ["a type beside one", text, { type: ["null", "string"] }],
  ["a type is taken from a list", { type: ["string", "null"] }, { type: ["string"] }, ["SUM_TYPE_NARROWED"]],
  ["keywords of a type get the type", { minLength: 2 }, { type: "string", minLength: 2 }, ["TYPE_NARROWED"]],
  ["keywords of a type lose the type", { type: "string", minLength: 2 }, { minLength: 2 }],
];

const BOUNDS: readonly Case[] = [
  ["a longer string", { ...text, maxLength: 5 }, { ...text, maxLength: 6 }],
  ["a shorter string", { ...text, maxLength: 6 }, { ...text, maxLength: 5 }, ["MAX_LENGTH_DECREASED /maxLength"]],
  ["a first limit", text, { ...text, maxLength: 5 }, ["MAX_LENGTH_ADDED /maxLength"]],
  ["no limit any more", { ...text, maxLength: 5, minLength: 1, pattern: "^a" }, text],
  [
    "a higher minimum length",
    { ...text, minLength: 1 },
    { ...text, minLength: 2 },
    ["MIN_LENGTH_INCREASED /minLength"],
  ],
  ["a pattern", text, { ...text, pattern: "^a" }, ["PATTERN_ADDED /pattern"]],
  ["another pattern", { ...text, pattern: "^a" }, { ...text, pattern: "^b" }, ["PATTERN_CHANGED /pattern"]],
  ["a format, which is an annotation", text, { ...text, format: "uuid" }],
  ["wider bounds", { ...count, minimum: 2, maximum: 4 }, { ...count, minimum: 1, maximum: 5 }],
  [
    "narrower bounds",
    { ...count, minimum: 1, maximum: 5 },
    { ...count, minimum: 2, maximum: 4 },
    ["MAXIMUM_DECREASED /maximum", "MINIMUM_INCREASED /minimum"],
  ],
  [
    "exclusive bounds move",
    { ...count, exclusiveMaximum: 9 },
    { ...count, exclusiveMaximum: 8 },
    ["EXCLUSIVE_MAXIMUM_DECREASED /exclusiveMaximum"],
  ],
  [
    "a draft-04 bound becomes exclusive",
    { $schema: L04, type: "number", maximum: 9 },
    { $schema: L04, type: "number", maximum: 9, exclusiveMaximum: true },
    ["EXCLUSIVE_MAXIMUM_ADDED /exclusiveMaximum"],
  ],
  [
    "a draft-04 bound in a later draft's words",
    { $schema: L04, type: "number", maximum: 9, exclusiveMaximum: true },
    { type: "number", exclusiveMaximum: 9 },
  ],
  ["a divisor of the multiple", { type: "number", multipleOf: 0.3 }, { type: "number", multipleOf: 0.1 }],
  [
    "a multiple of the multiple",
    { ...count, multipleOf: 5 },
    { ...count, multipleOf: 10 },
    ["MULTIPLE_OF_EXPANDED /multipleOf"],
  ],
  [
    "an unrelated multiple",
    { ...count, multipleOf: 5 },
    { ...count, multipleOf: 7 },
    ["MULTIPLE_OF_CHANGED /multipleOf"],
  ],
];

const OBJECTS: readonly Case[] = [
  [
    "a property in an open model",
    open({}),
    open({ sku: text }),
    ["PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/sku"],
  ],
  ["a property that may be anything in an open model", open({}), open({ sku: {} })],
  ["a property less in an open model", open({ sku: text }), open({})],
  ["an optional property in a closed model", closed({}), closed({ sku: text })],
  [
    "a required property in a closed model",
    closed({}),
    closed({ sku: text }, { required: ["sku"] }),
    ["REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL /properties/sku"],
  ],
  [
    "a required property with a default in a closed model",
    closed({}),
    closed({ sku: { ...text, default: "" } }, { required: ["sku"] }),
  ],
  [
    "a property less in a closed model",
    closed({ sku: text }),
    closed({}),
    ["PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL /properties/sku"],
  ],
  ["a property that nobody could write less in a closed model", closed({ sku: false }), closed({})],
  [
    "a property that fits the writer's additional ones",
    closed({}, { additionalProperties: count }),
    closed({ price: { type: "number" } }, { additionalProperties: count }),
  ],
  [
    "a property that does not fit the writer's additional ones",
    closed({}, { additionalProperties: text }),
    closed({ price: count }, { additionalProperties: text }),
    ["TYPE_CHANGED /properties/price", "PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL /properties/price"],
  ],
  [
    "a property less that fits a pattern of the reader's",
    closed({ x_size: text }),
    closed({}, { patternProperties: { "^x_": text } }),
  ],
  [
    "a property less that does not fit the reader's additional ones",
    closed({ size: text }),
    closed({}, { additionalProperties: count }),
    ["TYPE_CHANGED /properties/size", "PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL /properties/size"],
  ],
  ["a property's type", open({ sku: text }), open({ sku: count }), ["TYPE_CHANGED /properties/sku"]],
  ["a property becomes optional", open({ sku: text }, { required: ["sku"] }), open({ sku: text })],
  [
    "a property becomes required",
    open({ sku: text }),
    open({ sku: text }, { required: ["sku"] }),
    ["REQUIRED_ATTRIBUTE_ADDED /required/sku"],
  ],
  [
    "a property with a default becomes required",
    open({ a: text }),
    open({ a: { ...text, default: "" } }, { required: ["a"] }),
  ],
  [
    "an unlisted property becomes required",
    open({}),
    open({}, { required: ["sku"] }),
    ["REQUIRED_ATTRIBUTE_ADDED /required/sku"],
  ],
  ["the model opens", closed({ sku: text }), open({ sku: text })],
  [
    "the model closes",
    open({ sku: text }),
    closed({ sku: text }),
    ["ADDITIONAL_PROPERTIES_REMOVED /additionalProperties"],
  ],
  [
    "a schema for what is not listed",
    open({}),
    open({}, { additionalProperties: text }),
    ["ADDITIONAL_PROPERTIES_NARROWED /additionalProperties"],
  ],
  ["any property instead of some", open({}, { additionalProperties: text }), open({})],
  [
    "another schema for what is not listed",
    open({}, { additionalProperties: text }),
    open({}, { additionalProperties: count }),
    ["TYPE_CHANGED /additionalProperties"],
  ],
  [
    "a pattern in an open model",
    open({}),
    open({}, { patternProperties: { "^x_": text } }),
    ["PATTERN_PROPERTY_ADDED /patternProperties/^x_"],
  ],
  [
    "a pattern less in a closed model",
    closed({}, { patternProperties: { "^x_": text } }),
    closed({}),
    ["PATTERN_PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL /patternProperties/^x_"],
  ],
  [
    "names that properties may have",
    open({}),
    open({}, { propertyNames: { pattern: "^a" } }),
    ["PROPERTY_NAMES_ADDED /propertyNames"],
  ],
  [
    "fewer properties",
    open({}, { maxProperties: 3 }),
    open({}, { maxProperties: 2 }),
    ["MAX_PROPERTIES_DECREASED /maxProperties"],
  ],
  ["fewer properties needed", open({}, { minProperties: 3 }), open({}, { minProperties: 2 })],
  [
    "a property that another one asks for",
    open({}, { dependencies: { card: ["name"] } }),
    open({}, { dependencies: { card: ["name", "address"] } }),
    ["DEPENDENCY_ARRAY_EXTENDED /dependencies/card"],
  ],
  [
    "a property asks for fewer",
    open({}, { dependencies: { card: ["name", "zip"] } }),
    open({}, { dependencies: { card: ["zip"] } }),
  ],
  [
    "a dependency in the words of 2020-12",
    { $schema: L2020, ...Object(open({})) },
    { $schema: L2020, ...Object(open({}, { dependentRequired: { card: ["name"] } })) },
    ["DEPENDENCY_ARRAY_ADDED /dependentRequired/card"],
  ],
  [
    "a schema that a property asks for",
    open({}),
    open({}, { dependencies: { card: { required: ["name"] } } }),
    ["DEPENDENCY_SCHEMA_ADDED /dependencies/card"],
  ],
];

const ARRAYS: readonly Case[] = [
  ["other items", { type: "array", items: text }, { type: "array", items: count }, ["TYPE_CHANGED /items"]],
  ["a schema for items", { type: "array" }, { type: "array", items: text }, ["SCHEMA_ADDED /items"]],
  ["no schema for items", { type: "array", items: text }, { type: "array" }],
  [
    "an item in an open tuple",
    { type: "array", items: [text] },
    { type: "array", items: [text, count] },
    ["ITEM_ADDED_TO_OPEN_CONTENT_MODEL /items/1"],
  ],
  [
    "an item in a closed tuple",
    { type: "array", items: [text], additionalItems: false },
    { type: "array", items: [text, count], additionalItems: false },
  ],
  [
    "an item less in a closed tuple",
    { type: "array", items: [text, count], additionalItems: false },
    { type: "array", items: [text], additionalItems: false },
    ["ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL /items/1"],
  ],
  ["an item less in an open tuple", { type: "array", items: [text, count] }, { type: "array", items: [text] }],
  [
    "an item less that fits the additional ones",
    { type: "array", items: [text, count], additionalItems: false },
    { type: "array", items: [text], additionalItems: { type: "number" } },
  ],
  [
    "a tuple closes, in the words of 2020-12",
    { $schema: L2020, type: "array", prefixItems: [text] },
    { $schema: L2020, type: "array", prefixItems: [text], items: false },
    ["ADDITIONAL_ITEMS_REMOVED /items"],
  ],
  [
    "a tuple in the words of another draft",
    { type: "array", items: [text], additionalItems: false },
    { $schema: L2020, type: "array", prefixItems: [text], items: false },
  ],
  ["unique items", { type: "array" }, { type: "array", uniqueItems: true }, ["UNIQUE_ITEMS_ADDED /uniqueItems"]],
  ["more items", { type: "array", maxItems: 2 }, { type: "array", maxItems: 3 }],
  [
    "more items needed",
    { type: "array", minItems: 2 },
    { type: "array", minItems: 3 },
    ["MIN_ITEMS_INCREASED /minItems"],
  ],
  ["an item that must be there", { type: "array" }, { type: "array", contains: text }, ["CONTAINS_ADDED /contains"]],
];

const COMBINATIONS: readonly Case[] = [
  ["a value more", { enum: ["a"] }, { enum: ["b", "a"] }],
  ["a value less", { enum: ["a", "b"] }, { enum: ["a"] }, ["ENUM_ARRAY_NARROWED /enum"]],
  ["other values", { enum: ["a", "b"] }, { enum: ["b", "c"] }, ["ENUM_ARRAY_CHANGED /enum"]],
  ["a constant becomes one of several", { const: 1 }, { enum: [1, 2] }],
  ["a type's values become all of the type", { ...text, enum: ["a"] }, text],
  ["all of a type become some", text, { ...text, enum: ["a"] }, ["TYPE_CHANGED"]],
  ["an alternative more", { oneOf: [text] }, { oneOf: [count, text] }],
  ["an alternative less", { oneOf: [text, count] }, { oneOf: [count] }, ["SUM_TYPE_NARROWED"]],
  ["alternatives in another order", { anyOf: [text, count] }, { anyOf: [count, text] }],
  [
    "another alternative",
    { anyOf: [text, count] },
    { anyOf: [{ type: "null" }, text] },
    ["COMBINED_TYPE_SUBSCHEMAS_CHANGED"],
  ],
  ["an alternative twice", { anyOf: [text, text] }, { anyOf: [text] }],
  ["one becomes an alternative", text, { oneOf: [{ type: "null" }, text] }],
  [
    "a type with values becomes an alternative",
    { ...text, enum: ["a"] },
    { oneOf: [{ type: "null" }, { ...text, enum: ["a"] }] },
  ],
  ["one of one", text, { oneOf: [{ ...text, title: "a text" }] }],
  ["one of one no more", { allOf: [text] }, text],
  ["a demand less", { allOf: [text, { maxLength: 5 }] }, { allOf: [text] }],
  ["a demand more", { allOf: [text] }, { allOf: [text, { maxLength: 5 }] }, ["PRODUCT_TYPE_EXTENDED"]],
  ["exactly one becomes any", { oneOf: [text, count] }, { anyOf: [text, count] }],
  ["any becomes exactly one", { anyOf: [text, count] }, { oneOf: [text, count] }, ["COMBINED_TYPE_CHANGED"]],
  ["any becomes all", { anyOf: [text, count] }, { allOf: [text, count] }, ["COMBINED_TYPE_CHANGED"]],
  ["less is excluded", { not: { type: "number" } }, { not: count }],
  ["more is excluded", { not: count }, { not: { type: "number" } }, ["NOT_TYPE_EXTENDED /not"]],
  [
    "another condition",
    { if: text, else: { maxLength: 3 } },
    { if: text, else: { maxLength: 2 } },
    ["CONDITION_CHANGED"],
  ],
];

const tree = (value: JsonValue): JsonValue => closed({ value, children: { type: "array", items: { $ref: "#" } } });

const REFERENCES: readonly Case[] = [
  [
    "a schema moves into a definition",
    open({ sku: text }),
    open({ sku: { $ref: "#/definitions/sku" } }, { definitions: { sku: text } }),
  ],
  [
    "a definition changes",
    open({ sku: { $ref: "#/definitions/sku" } }, { definitions: { sku: text } }),
    open({ sku: { $ref: "#/definitions/sku" } }, { definitions: { sku: count } }),
    ["TYPE_CHANGED /properties/sku"],
  ],
  ["a recursive schema takes more", tree(count), tree({ type: "number" })],
  ["a recursive schema takes less", tree({ type: "number" }), tree(count), ["TYPE_NARROWED /properties/value"]],
  [
    "an alternative that is only readable if its own recursion is",
    { anyOf: [tree({ type: "number" })], definitions: {} },
    { anyOf: [tree(count)], definitions: {} },
    ["COMBINED_TYPE_SUBSCHEMAS_CHANGED"],
  ],
];

const named = ([change, writer, reader, incompatibilities = []]: Case) => ({
  change,
  writer,
  reader,
  incompatibilities,
});

describe.each([
  ["annotations and types", ANNOTATIONS_AND_TYPES],
  ["bounds", BOUNDS],
  ["objects", OBJECTS],
  ["arrays", ARRAYS],
  ["combinations", COMBINATIONS],
  ["references", REFERENCES],
])("The compatibility of %s, strictly", (_, cases) => {
  it.each(cases.map(named))("$change", ({ writer, reader, incompatibilities }) => {
    expect(found(jsonSchemaLanguage, writer, reader)).toEqual(incompatibilities);
  });
});

describe("The LENIENT policy", () => {
  const both = (one: JsonValue, other: JsonValue) => [...found(lenient, one, other), ...found(lenient, other, one)];

  it("lets optional properties come and go in open models", () => {
    expect(both(open({ sku: text }), open({ sku: text, size: count }))).toEqual([]);
  });

  it("lets models close and properties come whatever additional ones were", () => {
    expect(found(lenient, open({ sku: text }), closed({ sku: text }))).toEqual([]);
    expect(
      found(lenient, open({}, { additionalProperties: text }), open({ price: count }, { additionalProperties: text })),
    ).toEqual([]);
  });

  it("still refuses properties that must be there and properties of another type", () => {
    expect(found(lenient, open({}), open({ sku: text }, { required: ["sku"] }))).toEqual([
      "REQUIRED_ATTRIBUTE_ADDED /required/sku",
    ]);
    expect(found(lenient, open({ sku: text }), open({ sku: count }))).toEqual(["TYPE_CHANGED /properties/sku"]);
  });
});

describe("An incompatibility", () => {
  it("says where it is and what both sides have", () => {
    const [incompatibility] = jsonSchemaLanguage.incompatibilities(
      parsed(open({ sku: count })),
      parsed(open({ sku: text })),
    );
    expect(incompatibility).toEqual({
      kind: "TYPE_CHANGED",
      path: "/properties/sku",
      message:
        'at /properties/sku: the reader asks for something else than what was written; the reader has {"type":"integer"}, the writer has {"type":"string"}',
      reader: '{"type":"integer"}',
      writer: '{"type":"string"}',
    });
  });
});
