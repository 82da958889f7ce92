import type { JsonObject, JsonValue } from "../../json.ts";
import { type Bound, compareBounds } from "./compare-bounds.ts";
import { compareDependencies } from "./compare-dependencies.ts";
import { type Comparing, type Differences, difference } from "./comparing.ts";
import { pointer } from "./json-pointer.ts";
import type { Shape } from "./json-schema-shape.ts";
import { isSchemaNode } from "./json-schema-tree.ts";
import { type Contents, contentsOf, hasDefault, isOpen, restFor } from "./object-contents.ts";
import { patternMatches } from "./property-pattern.ts";

const OBJECT_BOUNDS: readonly Bound[] = [
  ["maxProperties", "MAX_PROPERTIES"],
  ["minProperties", "MIN_PROPERTIES"],
];

/**
 * The rules of objects by their content models (Yokota 2021, "Understanding JSON Schema Compatibility"): open, where a
 * property that is not listed may be anything; closed, where it may not be; partially open, where a schema says what it
 * may be.
 */
export function* compareObjects(writer: JsonObject, reader: JsonObject, comparison: Comparing): Differences {
  const written = contentsOf(writer, comparison.writers);
  const readable = contentsOf(reader, comparison.readers);
  yield* compareRequired(written, readable);
  for (const name of new Set([...written.properties.keys(), ...readable.properties.keys()])) {
    const from = written.properties.get(name);
    const to = readable.properties.get(name);
    const path = `/properties/${pointer(name)}`;
    if (from && to) yield* comparison.below(path, from, to);
    else if (from) yield* removedProperty(name, path, from, readable, comparison);
    else if (to) yield* addedProperty(name, path, to, written, readable, comparison);
  }
  yield* comparePatterns(written, readable, comparison);
  yield* compareRest(written, readable, comparison);
  yield* compareDependencies(writer, reader, comparison);
  yield* comparePropertyNames(writer, reader, comparison);
  yield* compareBounds(OBJECT_BOUNDS, writer, reader);
}

/** A property that both list, or that neither does, and that must now be there. */
function* compareRequired(written: Contents, readable: Contents): Differences {
  for (const name of new Set([...written.required, ...readable.required])) {
    const path = `/required/${pointer(name)}`;
    const asked = readable.required.has(name);
    if (asked === written.required.has(name)) continue;
    if (!asked) {
      if (readable.properties.has(name)) yield difference("REQUIRED_ATTRIBUTE_REMOVED", path, name, undefined);
      continue;
    }
    const to = readable.properties.get(name);
    // A listed property that is new altogether is told of where it was added.
    if (to && !written.properties.has(name) && !isOpen(written)) continue;
    const kind = to && hasDefault(to) ? "REQUIRED_ATTRIBUTE_WITH_DEFAULT_ADDED" : "REQUIRED_ATTRIBUTE_ADDED";
    yield difference(kind, path, undefined, name);
  }
}

function* removedProperty(
  name: string,
  path: string,
  from: Shape,
  readable: Contents,
  comparison: Comparing,
): Differences {
  if (isOpen(readable)) {
    yield difference("PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL", path, from.node, undefined);
    return;
  }
  const to = restFor(name, readable);
  if (to === "nothing") {
    const kind =
      from.parts.kind === "nothing"
        ? "PROPERTY_WITH_FALSE_REMOVED_FROM_CLOSED_CONTENT_MODEL"
        : "PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL";
    yield difference(kind, path, from.node, undefined);
    return;
  }
  if (to === "unknown")
    yield difference("PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL", path, from.node, undefined);
  else yield* covered("PROPERTY_REMOVED", path, from, to, comparison);
}

function* addedProperty(
  name: string,
  path: string,
  to: Shape,
  written: Contents,
  readable: Contents,
  comparison: Comparing,
): Differences {
  if (isOpen(written)) {
    const empty = to.parts.kind === "anything";
    yield difference(
      `PROPERTY_${empty ? "WITH_EMPTY_SCHEMA_" : ""}ADDED_TO_OPEN_CONTENT_MODEL`,
      path,
      undefined,
      to.node,
    );
    return;
  }
  const from = restFor(name, written);
  if (from === "unknown")
    yield difference("PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL", path, undefined, to.node);
  else if (from !== "nothing") yield* covered("PROPERTY_ADDED", path, from, to, comparison);
  if (!readable.required.has(name)) {
    yield difference("OPTIONAL_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL", path, undefined, to.node);
    return;
  }
  const kind = hasDefault(to)
    ? "REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_UNOPEN_CONTENT_MODEL"
    : "REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL";
  yield difference(kind, path, undefined, to.node);
}

/** A property listed on one side only, held against the schema that the other side has for what it does not list. */
function* covered(change: string, path: string, from: Shape, to: Shape, comparison: Comparing): Differences {
  const found = [...comparison.below(path, from, to)];
  const isCovered = comparison.isCompatible(found);
  // LENIENT lets the property pass for what it is, so what is inside it does not count either.
  if (isCovered || comparison.policy === "STRICT") yield* found;
  const kind = `${change}_${isCovered ? "IS" : "NOT"}_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL`;
  yield difference(kind, path, from.node, to.node);
}

/** Patterns are not compared by Confluent's registry; a new one refuses what an open model took, though. */
function* comparePatterns(written: Contents, readable: Contents, comparison: Comparing): Differences {
  for (const [pattern, to] of readable.patterns) {
    const path = `/patternProperties/${pointer(pattern)}`;
    const from = written.patterns.get(pattern);
    if (from) yield* comparison.below(path, from, to);
    else if (written.rest !== "nothing" || written.patterns.size > 0) {
      if (to.parts.kind !== "anything") yield difference("PATTERN_PROPERTY_ADDED", path, undefined, to.node);
    } else {
      for (const [name, property] of written.properties) {
        if (readable.properties.has(name) && patternMatches(pattern, name) !== false)
          yield* comparison.below(path, property, to);
      }
    }
  }
  for (const [pattern, from] of written.patterns) {
    if (readable.patterns.has(pattern)) continue;
    const path = `/patternProperties/${pointer(pattern)}`;
    if (readable.rest === "anything") {
      yield difference("PATTERN_PROPERTY_REMOVED_FROM_OPEN_CONTENT_MODEL", path, from.node, undefined);
    } else if (readable.rest === "nothing") {
      if (from.parts.kind !== "nothing")
        yield difference("PATTERN_PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL", path, from.node, undefined);
    } else yield* comparison.below(path, from, readable.rest);
  }
}

function* compareRest(written: Contents, readable: Contents, comparison: Comparing): Differences {
  const path = `/${readable.restKeyword}`;
  const from = written.rest;
  const to = readable.rest;
  if (from === to) return;
  const change = restChange(from, to);
  if (change !== undefined) yield difference(`ADDITIONAL_PROPERTIES_${change}`, path, nodeOf(from), nodeOf(to));
  else if (typeof from === "object" && typeof to === "object") yield* comparison.below(path, from, to);
}

export function restChange(from: Contents["rest"], to: Contents["rest"]): string | undefined {
  if (from === to) return undefined;
  if (from === "nothing") return "ADDED";
  if (to === "nothing") return "REMOVED";
  if (from === "anything") return "NARROWED";
  return to === "anything" ? "EXTENDED" : undefined;
}

export const nodeOf = (rest: Contents["rest"]): JsonValue =>
  typeof rest === "object" ? rest.node : rest === "anything";

function* comparePropertyNames(writer: JsonObject, reader: JsonObject, comparison: Comparing): Differences {
  const from = writer.propertyNames ?? true;
  const to = reader.propertyNames ?? true;
  if (to === true) {
    if (from !== true) yield difference("PROPERTY_NAMES_REMOVED", "/propertyNames", from, undefined);
  } else if (from === true) yield difference("PROPERTY_NAMES_ADDED", "/propertyNames", undefined, to);
  else if (isSchemaNode(from) && isSchemaNode(to))
    yield* comparison.below("/propertyNames", comparison.writers.of(from), comparison.readers.of(to));
}
