import { type OutputUnit, type Schema, validate } from "@cfworker/json-schema";
import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { JsonSchemaDraft } from "./json-schema-draft.ts";
import { keywordForm, REFERENCE_KEYWORDS } from "./json-schema-keywords.ts";
import { isSchemaNode, type JsonSchemaNode, type JsonSchemaTree } from "./json-schema-tree.ts";

/** One reason why a value is not what its schema says. */
export interface JsonValueFault {
  /** Into the value, as a JSON Pointer; empty for the whole value. */
  readonly path: string;
  /** The keyword that refuses it, e.g. `required`. */
  readonly keyword: string;
  readonly detail: string;
}

/** Most faults of one value that are told. */
const FAULTS_MAX = 20;

const DRAFT_OF_VALIDATOR = {
  "draft-04": "4",
  "draft-06": "7",
  "draft-07": "7",
  "2019-09": "2019-09",
  "2020-12": "2020-12",
} as const satisfies Record<JsonSchemaDraft, string>;

/** Keywords whose refusal is told by the refusals inside them. */
const OUTER_KEYWORDS = new Set(["$ref", "allOf", "properties", "patternProperties", "items", "prefixItems"]);

/** Definitions are copied where they are referred to, and references become links. */
const NOT_COPIED = new Set<string>(["$schema", "$defs", "definitions", ...REFERENCE_KEYWORDS]);

/**
 * Prepares a schema for many values, once. `format` is an annotation, as in 2019-09 and 2020-12 by default, so that
 * what the compatibility rules let pass (they do not compare formats) is never refused here.
 * @returns The faults of a value, none where it is valid. Never throws: a value too deep to check is a fault.
 */
export function compileJsonSchema(tree: JsonSchemaTree): (value: JsonValue) => readonly JsonValueFault[] {
  const draft = DRAFT_OF_VALIDATOR[tree.draft];
  const linked = new Linker(tree);
  const schema = linked.root;
  return (value) => {
    try {
      if (validate(value, schema, draft, linked.lookup).valid) return [];
      const { errors } = validate(value, schema, draft, linked.lookup, false);
      const telling = errors.filter(({ keyword }) => !OUTER_KEYWORDS.has(keyword));
      return (telling.length > 0 ? telling : errors).slice(0, FAULTS_MAX).map(faultOf);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [{ path: "", keyword: "", detail: "the value nests too deep to be checked" }];
    }
  };
}

const faultOf = ({ instanceLocation, keyword, error }: OutputUnit): JsonValueFault => ({
  path: decodeURI(instanceLocation.replace(/^#/, "")),
  keyword,
  detail: error,
});

/** Copies the schemas of a tree with each reference named by a key of `lookup`, where the validator finds its target. */
class Linker {
  readonly lookup: Record<string, Schema | boolean> = Object.create(null);
  readonly root: Schema | boolean;
  readonly #tree: JsonSchemaTree;
  readonly #keys = new Map<JsonObject, string>();
  readonly #pending: (() => void)[] = [];

  constructor(tree: JsonSchemaTree) {
    this.#tree = tree;
    this.root = this.#copy(tree.root);
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) next();
  }

  #copy(node: JsonSchemaNode): Schema | boolean {
    if (!isJsonObject(node)) return node;
    const draft = this.#tree.drafts.get(node) ?? this.#tree.draft;
    const target = this.#tree.targets.get(node);
    const copy: Schema = {};
    for (const [keyword, value] of Object.entries(node)) {
      const form = keywordForm(keyword, draft);
      if (keyword === "const") copy.const = value;
      else if (form !== undefined && !NOT_COPIED.has(keyword)) copy[keyword] = this.#copyValue(value, form);
    }
    if (target !== undefined && REFERENCE_KEYWORDS.some((keyword) => Object.hasOwn(node, keyword)))
      copy.$ref = this.#keyOf(target);
    return copy;
  }

  #copyValue(value: JsonValue, form: string): unknown {
    switch (form) {
      case "schema":
      case "schemas":
      case "schemaOrSchemas":
        if (isSchemaNode(value)) return this.#copy(value);
        return Array.isArray(value) ? value.map((each) => (isSchemaNode(each) ? this.#copy(each) : each)) : value;
      case "namedSchemas":
      case "dependencies":
        if (!isJsonObject(value)) return value;
        return Object.fromEntries(
          Object.entries(value).map(([name, each]) => [name, isSchemaNode(each) ? this.#copy(each) : each]),
        );
      default:
        return value;
    }
  }

  #keyOf(target: JsonSchemaNode): string {
    if (!isJsonObject(target)) {
      const key = String(target);
      this.lookup[key] = target;
      return key;
    }
    const known = this.#keys.get(target);
    if (known !== undefined) return known;
    const key = `schema-${this.#keys.size}`;
    this.#keys.set(target, key);
    this.#pending.push(() => {
      this.lookup[key] = this.#copy(target);
    });
    return key;
  }
}
