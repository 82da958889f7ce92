import type { AvroSchema } from "../avro/schema.ts";
import { writeSchema } from "../avro/write-schema.ts";
import { serializeProtobuf } from "../schemas/protobuf/protobuf-loader.ts";
import type { ParsedSchema } from "../schemas/schema-language.ts";
import { parseStored } from "./read-schema.ts";
import type { Registry } from "./registry.ts";
import { resolveReferences } from "./resolve-references.ts";
import type { IdentifiedSchema } from "./schema-content.ts";

/** How a schema is wanted: `null` for its text. */
export interface Format {
  readonly format: string | null;
}

/** Of a Protobuf schema: the base64 of its file descriptor, for clients without a parser. */
const SERIALIZED = "serialized";
/** A file descriptor's name where its text has none, as its peers call it. */
const FILE_NAME = "default";
/** Of an Avro schema: with what it refers to written into it. */
const RESOLVED = "resolved";

/** A schema in the format that was asked for. One that its type does not have is the schema as it stands, as in its peers. */
export function formatSchema<S extends IdentifiedSchema>(
  registry: Registry,
  context: string,
  schema: S,
  format: string | null,
): S {
  const text =
    format === SERIALIZED && schema.type === "PROTOBUF"
      ? serialized(registry, context, schema)
      : format === RESOLVED && schema.type === "AVRO" && schema.references.length > 0
        ? resolved(registry, context, schema)
        : null;
  return text === null ? schema : { ...schema, schema: text };
}

function serialized(registry: Registry, context: string, schema: IdentifiedSchema): string | null {
  const references = resolveReferences(registry, context, schema.references, true);
  const bytes = references.ok ? serializeProtobuf(schema.schema, references.value.resolved, FILE_NAME) : references;
  return bytes.ok ? bytes.value : null;
}

function resolved(registry: Registry, context: string, schema: IdentifiedSchema): string | null {
  const parsed = parseStored(registry, context, schema);
  return parsed.ok ? resolvedAvro(parsed.value) : null;
}

/** An Avro schema with every type that it refers to written where it is first named. */
export const resolvedAvro = ({ tree }: ParsedSchema): string => writeSchema(tree as AvroSchema, "plain");
