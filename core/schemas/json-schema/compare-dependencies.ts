import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { type Comparing, type Differences, difference } from "./comparing.ts";
import { isSubset } from "./is-subset.ts";
import { pointer } from "./json-pointer.ts";
import { isSchemaNode, type JsonSchemaNode } from "./json-schema-tree.ts";

/** What must hold once a property is there; `dependencies` until draft-07 holds both kinds. */
export function* compareDependencies(writer: JsonObject, reader: JsonObject, comparison: Comparing): Differences {
  const written = namesOf(writer);
  const readable = namesOf(reader);
  for (const property of new Set([...written.keys(), ...readable.keys()])) {
    const change = namesChange(written.get(property), readable.get(property));
    if (change === undefined) continue;
    const path = `/${keywordOf(reader, property, "dependentRequired")}/${pointer(property)}`;
    yield difference(`DEPENDENCY_ARRAY_${change}`, path, listed(written.get(property)), listed(readable.get(property)));
  }
  const writtenSchemas = schemasOf(writer);
  const readableSchemas = schemasOf(reader);
  for (const property of new Set([...writtenSchemas.keys(), ...readableSchemas.keys()])) {
    const from = writtenSchemas.get(property);
    const to = readableSchemas.get(property);
    const path = `/${keywordOf(reader, property, "dependentSchemas")}/${pointer(property)}`;
    if (to === undefined) yield difference("DEPENDENCY_SCHEMA_REMOVED", path, from, undefined);
    else if (from === undefined) yield difference("DEPENDENCY_SCHEMA_ADDED", path, undefined, to);
    else yield* comparison.below(path, comparison.writers.of(from), comparison.readers.of(to));
  }
}

function namesChange(from: ReadonlySet<string> | undefined, to: ReadonlySet<string> | undefined): string | undefined {
  if (to === undefined) return "REMOVED";
  if (from === undefined) return "ADDED";
  const keeps = isSubset(from, to);
  const isKept = isSubset(to, from);
  if (keeps && isKept) return undefined;
  return keeps ? "EXTENDED" : isKept ? "NARROWED" : "CHANGED";
}

const listed = (names: ReadonlySet<string> | undefined): JsonValue | undefined => (names ? [...names] : undefined);

const keywordOf = (keywords: JsonObject, property: string, later: string): string =>
  isJsonObject(keywords.dependencies) && Object.hasOwn(keywords.dependencies, property) ? "dependencies" : later;

function* entriesOf(keywords: JsonObject, later: string): Generator<readonly [string, JsonValue]> {
  for (const keyword of ["dependencies", later]) {
    const value = keywords[keyword];
    if (isJsonObject(value)) yield* Object.entries(value);
  }
}

function namesOf(keywords: JsonObject): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [property, value] of entriesOf(keywords, "dependentRequired"))
    if (Array.isArray(value)) found.set(property, new Set(value.map(String)));
  return found;
}

function schemasOf(keywords: JsonObject): ReadonlyMap<string, JsonSchemaNode> {
  const found = new Map<string, JsonSchemaNode>();
  for (const [property, value] of entriesOf(keywords, "dependentSchemas"))
    if (isSchemaNode(value)) found.set(property, value);
  return found;
}
