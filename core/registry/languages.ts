import { avroLanguage } from "../schemas/avro/avro-language.ts";
import { createJsonSchemaLanguage } from "../schemas/json-schema/json-schema-language.ts";
import { protobufLanguage } from "../schemas/protobuf/protobuf-language.ts";
import type { SchemaLanguage, SchemaType } from "../schemas/schema-language.ts";
import type { CompatibilityPolicy } from "./settings.ts";

const JSON_SCHEMA: { readonly [Policy in CompatibilityPolicy]: SchemaLanguage } = {
  STRICT: createJsonSchemaLanguage({ policy: "STRICT" }) as SchemaLanguage,
  LENIENT: createJsonSchemaLanguage({ policy: "LENIENT" }) as SchemaLanguage,
};

/** The language of a schema type; `policy` is for JSON Schema alone. A tree goes back only to the language that made it. */
export function languageOf(type: SchemaType, policy: CompatibilityPolicy): SchemaLanguage {
  switch (type) {
    case "AVRO":
      return avroLanguage as SchemaLanguage;
    case "JSON":
      return JSON_SCHEMA[policy];
    case "PROTOBUF":
      return protobufLanguage as SchemaLanguage;
  }
}
