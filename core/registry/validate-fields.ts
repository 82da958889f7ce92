import { isJsonObject } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import type { SchemaContent } from "./schema-content.ts";

/** Metadata property with the names of fields that a schema must not have, separated by commas. Once reserved, a name stays so. */
export const RESERVED = "confluent:reserved";

/** What `validateFields` asks of a new version: it uses no reserved field, and gives none free that its predecessor reserved. */
export function validateFields(schema: SchemaContent, previous: SchemaContent | null): Result<null, string> {
  const reserved = reservedOf(schema);
  const fields = topLevelFields(schema);
  const used = [...reserved].find((name) => fields.has(name));
  if (used !== undefined) return err(`The schema has a field that is reserved: ${used.slice(0, 200)}`);
  const freed = previous === null ? undefined : [...reservedOf(previous)].find((name) => !reserved.has(name));
  return freed === undefined ? ok(null) : err(`A reserved field was removed: ${freed.slice(0, 200)}`);
}

function reservedOf({ metadata }: SchemaContent): ReadonlySet<string> {
  const names = metadata?.properties?.[RESERVED] ?? "";
  return new Set(
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );
}

/** Of a record's or an object's own level; a Protobuf file has several messages and is not looked into. */
function topLevelFields({ type, schema }: SchemaContent): ReadonlySet<string> {
  if (type === "PROTOBUF") return new Set();
  const tree: unknown = JSON.parse(schema);
  if (!isJsonObject(tree)) return new Set();
  if (type === "JSON") return new Set(isJsonObject(tree.properties) ? Object.keys(tree.properties) : []);
  const fields = Array.isArray(tree.fields) ? tree.fields.filter(isJsonObject) : [];
  return new Set(fields.map(({ name }) => String(name)));
}
