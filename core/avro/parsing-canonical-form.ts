import type { AvroSchema } from "./schema.ts";

/**
 * Parsing Canonical Form (Avro 1.12 specification, "Transforming into Parsing Canonical Form"): only what a reader of data needs,
 * names in full. The input of fingerprints.
 */
export const parsingCanonicalForm = (schema: AvroSchema): string => write(schema, new Set());

const text = (value: unknown): string => JSON.stringify(value);

function write(schema: AvroSchema, defined: Set<AvroSchema>): string {
  switch (schema.kind) {
    case "union":
      return `[${schema.branches.map((branch) => write(branch, defined)).join(",")}]`;
    case "array":
      return `{"type":"array","items":${write(schema.items, defined)}}`;
    case "map":
      return `{"type":"map","values":${write(schema.values, defined)}}`;
    case "record":
    case "enum":
    case "fixed": {
      if (defined.has(schema)) return text(schema.name);
      defined.add(schema);
      const head = `{"name":${text(schema.name)},"type":"${schema.kind === "record" && schema.isError ? "error" : schema.kind}"`;
      if (schema.kind === "enum") return `${head},"symbols":${text(schema.symbols)}}`;
      if (schema.kind === "fixed") return `${head},"size":${schema.size}}`;
      const fields = schema.fields.map(
        (field) => `{"name":${text(field.name)},"type":${write(field.schema, defined)}}`,
      );
      return `${head},"fields":[${fields.join(",")}]}`;
    }
    default:
      return text(schema.kind);
  }
}
