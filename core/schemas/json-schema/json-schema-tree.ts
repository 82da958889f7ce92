import { isJsonObject, type JsonObject } from "../../json.ts";
import type { JsonSchemaDraft } from "./json-schema-draft.ts";

/** A schema of JSON Schema: an object of keywords, or `true` (everything) or `false` (nothing). */
export type JsonSchemaNode = JsonObject | boolean;

export const isSchemaNode = (value: unknown): value is JsonSchemaNode =>
  isJsonObject(value) || typeof value === "boolean";

/** A schema with every reference followed to its end: nothing is left to look up. */
export interface JsonSchemaTree {
  readonly root: JsonSchemaNode;
  /** Of the registered text; what it refers to may be of another draft. */
  readonly draft: JsonSchemaDraft;
  /** Where the `$ref` (or `$dynamicRef`, `$recursiveRef`, resolved statically) of an object goes. */
  readonly targets: ReadonlyMap<JsonObject, JsonSchemaNode>;
  readonly drafts: ReadonlyMap<JsonObject, JsonSchemaDraft>;
  /** Every text that the schema is made of, with its name: trees of equal sources mean the same. */
  readonly source: string;
}
