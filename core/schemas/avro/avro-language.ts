import { type AvroIncompatibility, incompatibilities } from "../../avro/compatibility.ts";
import { parseSchemaText } from "../../avro/parse-schema-text.ts";
import type { AvroSchema } from "../../avro/schema.ts";
import { writeSchema } from "../../avro/write-schema.ts";
import { err, ok } from "../../result.ts";
import type { ParsedSchema, SchemaLanguage } from "../schema-language.ts";

/** An Avro schema that was understood. */
export type ParsedAvro = ParsedSchema<AvroSchema>;

interface AvroLanguage extends SchemaLanguage<AvroSchema> {
  readonly type: "AVRO";
  incompatibilities(reader: ParsedAvro, writer: ParsedAvro): readonly AvroIncompatibility[];
}

/**
 * Avro 1.12 as Confluent's registry takes it: Java's rules for names, aliases and compatibility. The canonical form is Java's
 * `Schema.toString()`; types of references stay names in it.
 */
export const avroLanguage: AvroLanguage = {
  type: "AVRO",
  parse(text, references) {
    const parsed = parseSchemaText(text, references);
    if (!parsed.ok) return err({ path: parsed.reason.path, detail: parsed.reason.detail });
    const { schema, referenced } = parsed.value;
    return ok({
      type: "AVRO",
      canonical: writeSchema(schema, "plain", referenced),
      normalized: writeSchema(schema, "normalized", referenced),
      tree: schema,
    });
  },
  incompatibilities: (reader, writer) => incompatibilities(reader.tree, writer.tree),
};
