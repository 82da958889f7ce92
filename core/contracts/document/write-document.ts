import { stringify } from "yaml";
import type { JsonObject, JsonValue } from "../../json.ts";

/** A document as YAML, in its own order. */
export const yamlOf = (document: JsonObject): string =>
  stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });

/** One text for one content, whatever the order of its names: what a document's digest is taken of. */
export function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalText(inner)}`).join(",")}}`;
}

/** The same document in another state of its life. */
export const withStatus = (document: JsonObject, status: string): JsonObject => ({ ...document, status });
