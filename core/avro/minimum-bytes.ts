import type { AvroRecord, AvroSchema } from "./schema.ts";

export type Minimums = Map<AvroRecord, number>;

/**
 * The least bytes that a value takes. A record met inside itself counts 0, which only loosens the bound; each record is
 * looked into once, since a hostile schema of few lines can name one inside another 2^60 times.
 */
export function minimumBytes(schema: AvroSchema, known: Minimums = new Map()): number {
  switch (schema.kind) {
    case "null":
      return 0;
    case "float":
      return 4;
    case "double":
      return 8;
    case "fixed":
      return schema.size;
    case "record": {
      const found = known.get(schema);
      if (found !== undefined) return found;
      known.set(schema, 0);
      const sum = schema.fields.reduce((total, field) => total + minimumBytes(field.schema, known), 0);
      known.set(schema, sum);
      return sum;
    }
    default:
      return 1;
  }
}
