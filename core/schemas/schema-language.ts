import type { Result } from "../result.ts";

/** The registry's `schemaType`s. Avro where a request names none. */
export const SCHEMA_TYPES = ["AVRO", "JSON", "PROTOBUF"] as const;
export type SchemaType = (typeof SCHEMA_TYPES)[number];

/** A schema that another one names, with what it names itself: everything that a parser needs, nothing to fetch. */
export interface ResolvedReference {
  /** As the referring text names it: an Avro full name, a `$ref` of JSON Schema, an import of Protobuf. */
  readonly name: string;
  readonly schema: string;
  readonly references: readonly ResolvedReference[];
}

export interface SchemaTextFault {
  /** Where, as a JSON Pointer (RFC 6901) or `line:column`; empty for the whole text. */
  readonly path: string;
  /** What is wrong and what would be right. Never repeats more than 200 characters of the text. */
  readonly detail: string;
}

/** One reason why what was written with one schema cannot be read with another. */
export interface Incompatibility {
  /** In the languages' own terms, e.g. `READER_FIELD_MISSING_DEFAULT_VALUE`, `PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL`. */
  readonly kind: string;
  /** Where, as a path into the reader's schema, e.g. `/fields/2/type`. */
  readonly path: string;
  /** A sentence with both sides: what the reader asks for and what the writer has. */
  readonly message: string;
  /** The reader's and the writer's part, as short text. */
  readonly reader: string;
  readonly writer: string;
}

/** A schema that was understood. `S` is the language's own tree. */
export interface ParsedSchema<S = unknown> {
  readonly type: SchemaType;
  /** Identity: two texts with the same canonical form are the same schema (spaces, order of a JSON object's keys in Avro's own attributes do not count). Stored and served. */
  readonly canonical: string;
  /** What `normalize=true` stores in its place: equal for schemas that mean the same. */
  readonly normalized: string;
  readonly tree: S;
}

/** A language of schemas: pure, and never throws on a text whatever its size, depth or recursion. */
export interface SchemaLanguage<S = unknown> {
  readonly type: SchemaType;
  parse(text: string, references: readonly ResolvedReference[]): Result<ParsedSchema<S>, SchemaTextFault>;
  /** Why `reader` cannot read everything that `writer` wrote; empty where it can. */
  incompatibilities(reader: ParsedSchema<S>, writer: ParsedSchema<S>): readonly Incompatibility[];
}
