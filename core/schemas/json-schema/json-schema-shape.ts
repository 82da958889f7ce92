import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { type JsonSchemaDraft, siblingsOfRefCount } from "./json-schema-draft.ts";
import { isSchemaNode, type JsonSchemaNode, type JsonSchemaTree } from "./json-schema-tree.ts";

/** How many of its members a value must match. */
export type Criterion = "allOf" | "anyOf" | "oneOf";

export interface Member {
  readonly schema: Shape;
  /** Its steps from the combining schema as a JSON Pointer; empty for keywords that stand side by side. */
  readonly path: string;
}

/** What may stand beyond what is listed: anything, nothing, or what a schema takes. */
export type Rest = "anything" | "nothing" | Shape;

/**
 * A schema taken apart into what can be compared: the keywords of one type, an enumeration, or a combination. A schema
 * that says several such things at once (a type and an enum) is the combination of all of them, which is how Confluent's
 * registry and its validator (everit) read it.
 */
export type Shape = {
  readonly node: JsonSchemaNode;
  readonly parts: Parts;
};

export type Parts =
  | { readonly kind: "anything" | "nothing" | "boolean" | "null" }
  | { readonly kind: "string" | "number"; readonly typed: boolean; readonly keywords: JsonObject }
  | { readonly kind: "object" | "array"; readonly typed: boolean; readonly keywords: JsonObject }
  | { readonly kind: "values"; readonly values: readonly JsonValue[] }
  | { readonly kind: "not"; readonly schema: Shape }
  | { readonly kind: "condition"; readonly keywords: JsonObject }
  | {
      readonly kind: "combination";
      readonly criterion: Criterion;
      /** Keywords side by side rather than an `allOf` that somebody wrote. */
      readonly implied: boolean;
      readonly members: readonly Member[];
    };

const KEYWORDS_OF_TYPE = {
  string: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: [
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
  ],
  object: [
    "properties",
    "required",
    "additionalProperties",
    "unevaluatedProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
  ],
} as const;

type KeywordedType = keyof typeof KEYWORDS_OF_TYPE;
const KEYWORDED_TYPES: readonly KeywordedType[] = ["string", "number", "array", "object"];

/** Takes the schemas of one tree apart; each schema gives the same `Shape` object every time. */
export class Shapes {
  readonly #tree: JsonSchemaTree;
  readonly #shapes = new Map<JsonObject, Shape>();
  readonly #anything: Shape = { node: true, parts: { kind: "anything" } };
  readonly #nothing: Shape = { node: false, parts: { kind: "nothing" } };

  constructor(tree: JsonSchemaTree) {
    this.#tree = tree;
  }

  get root(): Shape {
    return this.of(this.#tree.root);
  }

  draftOf(node: JsonSchemaNode): JsonSchemaDraft {
    return (isJsonObject(node) ? this.#tree.drafts.get(node) : undefined) ?? this.#tree.draft;
  }

  of(node: JsonSchemaNode): Shape {
    if (!isJsonObject(node)) return node ? this.#anything : this.#nothing;
    const known = this.#shapes.get(node);
    if (known) return known;
    const target = this.#tree.targets.get(node);
    if (target !== undefined && !siblingsOfRefCount(this.draftOf(node))) {
      const shape = this.of(target);
      this.#shapes.set(node, shape);
      return shape;
    }
    const shape: Shape = { node, parts: this.#partsOf(node, target) };
    this.#shapes.set(node, shape);
    return shape;
  }

  #partsOf(node: JsonObject, target: JsonSchemaNode | undefined): Parts {
    const found: (() => Parts)[] = [];
    if (target !== undefined) found.push(() => this.of(target).parts);
    if (Object.hasOwn(node, "const")) found.push(() => ({ kind: "values", values: [node.const ?? null] }));
    const values = node.enum;
    if (Array.isArray(values)) found.push(() => ({ kind: "values", values }));
    for (const criterion of ["allOf", "anyOf", "oneOf"] as const) {
      const members = node[criterion];
      if (Array.isArray(members)) found.push(() => this.#combination(criterion, members));
    }
    const { not } = node;
    if (isSchemaNode(not)) found.push(() => ({ kind: "not", schema: this.of(not) }));
    if (Object.hasOwn(node, "if")) found.push(() => ({ kind: "condition", keywords: picked(node, CONDITION) }));
    found.push(...this.#typeParts(node));
    const [first] = found;
    if (first === undefined) return { kind: "anything" };
    if (found.length === 1) return first();
    const members = found.map((parts) => ({ schema: { node, parts: parts() }, path: "" }));
    return { kind: "combination", criterion: "allOf", implied: true, members };
  }

  #combination(criterion: Criterion, members: readonly JsonSchemaNode[]): Parts {
    return {
      kind: "combination",
      criterion,
      implied: false,
      members: members.map((member, index) => ({ schema: this.of(member), path: `/${criterion}/${index}` })),
    };
  }

  #typeParts(node: JsonObject): readonly (() => Parts)[] {
    const { type } = node;
    if (typeof type === "string") return [() => ofType(type, node)];
    if (Array.isArray(type)) {
      const members = type.map((each, index) => ({
        schema: { node, parts: ofType(String(each), node) },
        path: `/type/${index}`,
      }));
      return [() => ({ kind: "combination", criterion: "anyOf", implied: false, members })];
    }
    return KEYWORDED_TYPES.filter((kind) => KEYWORDS_OF_TYPE[kind].some((keyword) => Object.hasOwn(node, keyword))).map(
      (kind) => () => ({ kind, typed: false, keywords: node }),
    );
  }
}

const CONDITION = ["if", "then", "else"] as const;

function ofType(type: string, node: JsonObject): Parts {
  switch (type) {
    case "string":
    case "object":
    case "array":
    case "number":
      return { kind: type, typed: true, keywords: node };
    case "integer":
      return { kind: "number", typed: true, keywords: node.type === "integer" ? node : { ...node, type: "integer" } };
    case "boolean":
    case "null":
      return { kind: type };
    default:
      return { kind: "nothing" };
  }
}

const picked = (node: JsonObject, keywords: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(node).filter(([keyword]) => keywords.includes(keyword)));
