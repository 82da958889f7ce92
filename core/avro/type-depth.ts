import type { AvroSchema } from "./schema.ts";

/** What a schema is made of, one level down; the same types are named again and again. */
export function innerTypes(schema: AvroSchema): readonly AvroSchema[] {
  switch (schema.kind) {
    case "record":
      return schema.fields.map((field) => field.schema);
    case "array":
      return [schema.items];
    case "map":
      return [schema.values];
    case "union":
      return schema.branches;
    default:
      return [];
  }
}

/**
 * Whether a walk through a resolved schema, into each record once and fields in their order, goes deeper than `limit` types.
 * Text of little nesting can hold it: each of ten thousand records may name the one before.
 */
export function typesDeeperThan(schema: AvroSchema, limit: number): boolean {
  const entered = new Set<AvroSchema>();
  const left: { readonly schema: AvroSchema; readonly depth: number }[] = [{ schema, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.depth > limit) return true;
    if (next.schema.kind === "record") {
      if (entered.has(next.schema)) continue;
      entered.add(next.schema);
    }
    const depth = next.depth + 1;
    for (const inner of innerTypes(next.schema).toReversed()) left.push({ schema: inner, depth });
  }
  return false;
}
