import { isJsonObject, type JsonValue } from "../../json.ts";
import type { JsonSchemaDraft } from "./json-schema-draft.ts";
import { isSchemaNode } from "./json-schema-tree.ts";

/** What a keyword's value holds: a schema, several, or none. */
export type KeywordForm =
  | "schema"
  | "schemas"
  | "schemaOrSchemas"
  | "namedSchemas"
  | "dependencies"
  | "namedNames"
  | "names"
  | "types"
  | "values"
  | "count"
  | "number"
  | "positive"
  | "bound"
  | "boolean"
  | "string"
  | "pattern"
  | "reference";

/** Keywords whose schemas look at the same value as the schema that holds them. */
export const IN_PLACE_KEYWORDS = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"] as const;

/** Keywords that name another schema. The dynamic ones are followed statically. */
export const REFERENCE_KEYWORDS = ["$ref", "$dynamicRef", "$recursiveRef"] as const;

/** The vocabularies of drafts 04 to 2020-12 (their meta-schemas); a keyword that is not here is an annotation. */
const KEYWORDS: Readonly<Record<KeywordForm, readonly string[]>> = {
  schema: [
    "additionalItems",
    "additionalProperties",
    "contains",
    "else",
    "if",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
  ],
  schemas: ["allOf", "anyOf", "oneOf", "prefixItems"],
  schemaOrSchemas: ["items"],
  namedSchemas: ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"],
  dependencies: ["dependencies"],
  namedNames: ["dependentRequired"],
  names: ["required"],
  types: ["type"],
  values: ["enum"],
  count: [
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
  ],
  number: ["maximum", "minimum"],
  positive: ["multipleOf"],
  bound: ["exclusiveMaximum", "exclusiveMinimum"],
  boolean: ["uniqueItems"],
  string: ["$comment", "$schema", "description", "title"],
  pattern: ["pattern"],
  reference: ["$ref", "$dynamicRef", "$recursiveRef"],
};

const FORMS: ReadonlyMap<string, KeywordForm> = new Map(
  (Object.keys(KEYWORDS) as KeywordForm[]).flatMap((form) => KEYWORDS[form].map((keyword) => [keyword, form] as const)),
);

export function keywordForm(keyword: string, draft: JsonSchemaDraft): KeywordForm | undefined {
  return keyword === "items" && draft === "2020-12" ? "schema" : FORMS.get(keyword);
}

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"];

const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((name) => typeof name === "string") && new Set(value).size === value.length;

export function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a keyword's value by the draft's meta-schema, as the end of a sentence; nothing where it is right. */
export function keywordFault(form: KeywordForm, value: JsonValue, draft: JsonSchemaDraft): string | undefined {
  switch (form) {
    case "schema":
      return isSchemaNode(value) ? undefined : "must be a schema: an object or a boolean";
    case "schemas":
      return Array.isArray(value) && value.length > 0 && value.every(isSchemaNode)
        ? undefined
        : "must be an array of at least one schema";
    case "schemaOrSchemas":
      return isSchemaNode(value) || (Array.isArray(value) && value.every(isSchemaNode))
        ? undefined
        : "must be a schema or an array of schemas";
    case "namedSchemas":
      return isJsonObject(value) && Object.values(value).every(isSchemaNode)
        ? undefined
        : "must be an object whose values are schemas";
    case "dependencies":
      return isJsonObject(value) && Object.values(value).every((each) => isSchemaNode(each) || isNames(each))
        ? undefined
        : "must be an object whose values are schemas or arrays of different names";
    case "namedNames":
      return isJsonObject(value) && Object.values(value).every(isNames)
        ? undefined
        : "must be an object whose values are arrays of different names";
    case "names":
      return isNames(value) && !(draft === "draft-04" && Array.isArray(value) && value.length === 0)
        ? undefined
        : "must be an array of different names";
    case "types":
      return typesFault(value);
    case "values":
      return Array.isArray(value) ? undefined : "must be an array of values";
    case "count":
      return Number.isInteger(value) && Number(value) >= 0 ? undefined : "must be a whole number of 0 or more";
    case "number":
      return typeof value === "number" ? undefined : "must be a number";
    case "positive":
      return typeof value === "number" && value > 0 ? undefined : "must be a number above 0";
    case "bound":
      if (draft === "draft-04") return typeof value === "boolean" ? undefined : "must be a boolean in draft-04";
      return typeof value === "number" ? undefined : "must be a number";
    case "boolean":
      return typeof value === "boolean" ? undefined : "must be a boolean";
    case "string":
    case "reference":
      return typeof value === "string" ? undefined : "must be a string";
    case "pattern":
      return typeof value === "string" && isPattern(value) ? undefined : "must be a regular expression (ECMA-262)";
  }
}

function typesFault(value: JsonValue): string | undefined {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  return names.length > 0 &&
    names.every((name) => typeof name === "string" && TYPES.includes(name)) &&
    new Set(names).size === names.length
    ? undefined
    : `must be one of ${TYPES.join(", ")}, or an array of different ones`;
}
