import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { Rest, Shape, Shapes } from "./json-schema-shape.ts";
import { isSchemaNode } from "./json-schema-tree.ts";
import { patternMatches } from "./property-pattern.ts";

/** What an object schema lists, and what it says of the rest. */
export interface Contents {
  readonly properties: ReadonlyMap<string, Shape>;
  readonly patterns: ReadonlyMap<string, Shape>;
  readonly required: ReadonlySet<string>;
  readonly rest: Rest;
  readonly restKeyword: "additionalProperties" | "unevaluatedProperties";
}

export function contentsOf(keywords: JsonObject, shapes: Shapes): Contents {
  const restKeyword =
    keywords.additionalProperties === undefined && keywords.unevaluatedProperties !== undefined
      ? "unevaluatedProperties"
      : "additionalProperties";
  const { required } = keywords;
  return {
    properties: named(keywords.properties, shapes),
    patterns: named(keywords.patternProperties, shapes),
    required: new Set(Array.isArray(required) ? required.filter((name) => typeof name === "string") : []),
    rest: restOf(keywords[restKeyword], shapes),
    restKeyword,
  };
}

export function restOf(value: JsonValue | undefined, shapes: Shapes): Rest {
  if (!isSchemaNode(value)) return "anything";
  const shape = shapes.of(value);
  if (shape.parts.kind === "anything") return "anything";
  return shape.parts.kind === "nothing" ? "nothing" : shape;
}

function named(value: JsonValue | undefined, shapes: Shapes): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>();
  if (!isJsonObject(value)) return found;
  for (const [name, node] of Object.entries(value)) {
    if (isSchemaNode(node)) found.set(name, shapes.of(node));
  }
  return found;
}

/** Whether a property that is not listed may be anything. */
export const isOpen = ({ patterns, rest }: Contents): boolean => patterns.size === 0 && rest === "anything";

/** Most patterns that a property is tried on. */
const PATTERNS_MAX = 100;

/** What a model that is not open says of a property that it does not list: what its first matching pattern says. */
export function restFor(name: string, { patterns, rest }: Contents): Shape | "nothing" | "unknown" {
  if (patterns.size > PATTERNS_MAX) return "unknown";
  for (const [pattern, shape] of patterns) {
    const matches = patternMatches(pattern, name);
    if (matches === "unknown") return matches;
    if (matches) return shape;
  }
  if (rest === "anything") return { node: true, parts: { kind: "anything" } };
  return rest;
}

export const hasDefault = ({ node }: Shape): boolean => isJsonObject(node) && Object.hasOwn(node, "default");
