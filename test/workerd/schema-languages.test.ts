import { describe, expect, it } from "vitest";
import { jsonSchemaLanguage } from "../../core/schemas/json-schema/json-schema-language.ts";
import { compileJsonSchema } from "../../core/schemas/json-schema/json-schema-validator.ts";
import { protobufLanguage } from "../../core/schemas/protobuf/protobuf-language.ts";
import { serializeProtobuf } from "../../core/schemas/protobuf/protobuf-loader.ts";

describe("On workerd, which refuses to generate code,", () => {
  it("Protobuf texts are parsed and compared", () => {
    const [writer, reader] = ["string", "int32"].map((type) =>
      protobufLanguage.parse(
        `syntax = "proto3"; import "google/protobuf/timestamp.proto"; message A { google.protobuf.Timestamp at = 1; ${type} b = 2; }`,
        [],
      ),
    );
    if (!writer?.ok || !reader?.ok) throw new Error("not parsed");
    expect(protobufLanguage.incompatibilities(reader.value, writer.value).map(({ kind }) => kind)).toEqual([
      "FIELD_SCALAR_KIND_CHANGED",
    ]);
  });

  it("serialized descriptors of Protobuf are written and read", () => {
    const text = 'syntax = "proto3"; package shop; message A { map<string, A> all = 1; optional int32 b = 2; }';
    const bytes = serializeProtobuf(text, [], "a.proto");
    const back = bytes.ok ? protobufLanguage.parse(bytes.value, []) : bytes;
    const direct = protobufLanguage.parse(text, []);
    if (!back.ok || !direct.ok) throw new Error("not parsed");
    expect(back.value.tree).toEqual(direct.value.tree);
  });

  it("the deepest JSON schemas that are read are compared, and values checked, without a fault", () => {
    const nested = (leaf: string) => `${'{"properties":{"a":'.repeat(499)}{"type":"${leaf}"}${"}}".repeat(499)}`;
    const [writer, reader] = ["string", "integer"].map((leaf) => jsonSchemaLanguage.parse(nested(leaf), []));
    if (!writer?.ok || !reader?.ok) throw new Error("not parsed");
    expect(jsonSchemaLanguage.incompatibilities(reader.value, writer.value)).toHaveLength(1);
    expect(compileJsonSchema(reader.value.tree)({ a: { a: {} } })).toEqual([]);
  });
});
