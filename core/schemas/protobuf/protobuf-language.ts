import { ok, type Result } from "../../result.ts";
import type {
  Incompatibility,
  ParsedSchema,
  ResolvedReference,
  SchemaLanguage,
  SchemaTextFault,
} from "../schema-language.ts";
import { normalizeProtobuf } from "./normalize-protobuf.ts";
import { printProtobuf } from "./print-protobuf.ts";
import { isCompatibleProtobufKind, type ProtobufDifference, protobufDifferences } from "./protobuf-differences.ts";
import { loadProtobuf } from "./protobuf-loader.ts";
import type { ProtobufTree } from "./protobuf-tree.ts";

/** Protocol Buffers: proto2, proto3 and editions, as `.proto` text. */
export const protobufLanguage: SchemaLanguage<ProtobufTree> = {
  type: "PROTOBUF",
  parse: parseProtobuf,
  incompatibilities: (reader, writer) =>
    protobufDifferences(writer.tree, reader.tree)
      .filter(({ kind }) => !isCompatibleProtobufKind(kind))
      .map(incompatibilityOf),
};

export function parseProtobuf(
  text: string,
  references: readonly ResolvedReference[],
): Result<ParsedSchema<ProtobufTree>, SchemaTextFault> {
  const loaded = loadProtobuf(text, references);
  if (!loaded.ok) return loaded;
  const { statements, tree } = loaded.value;
  const canonical = printProtobuf(statements);
  return ok({ type: "PROTOBUF", canonical, normalized: printProtobuf(normalizeProtobuf(statements)), tree });
}

const MEANINGS: Readonly<Record<string, string>> = {
  MESSAGE_REMOVED: "the reader does not know the message any more",
  FIELD_KIND_CHANGED: "a scalar, a message and a map are not read as each other",
  FIELD_SCALAR_KIND_CHANGED: "the two scalar types are written in different ways",
  FIELD_NAMED_TYPE_CHANGED: "the field is of another message",
  FIELD_NUMERIC_LABEL_CHANGED: "repeated numbers are packed, which a single one is not",
  REQUIRED_FIELD_ADDED: "the reader asks for a field that may not have been written",
  REQUIRED_FIELD_REMOVED: "a required field is gone",
  ONEOF_FIELD_REMOVED: "a field has left its oneof, which then reads as if nothing had been written",
  MULTIPLE_FIELDS_MOVED_TO_ONEOF: "fields that could be written together now exclude each other",
  FIELD_MOVED_TO_EXISTING_ONEOF: "a field now excludes fields that it could be written with",
};

const incompatibilityOf = ({ kind, path, reader, writer }: ProtobufDifference): Incompatibility => ({
  kind,
  path,
  message: `at ${path === "" ? "the root" : path}: ${MEANINGS[kind] ?? kind.toLowerCase().replaceAll("_", " ")}; the reader has ${reader}, the writer has ${writer}`,
  reader,
  writer,
});
