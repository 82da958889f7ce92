import type { JsonObject, JsonValue } from "../json.ts";

/** An Avro 1.12 schema as JSON, the form in which it is stored and travels. */
export type AvroSchemaJson = JsonValue;

export const AVRO_PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"] as const;
export type AvroPrimitiveKind = (typeof AVRO_PRIMITIVES)[number];

interface Annotated {
  /**
   * What the value means, e.g. `timestamp-millis`; `null` where there is none or the one that is named does not fit the type,
   * which the specification says to ignore. A value keeps its underlying type: decoders never interpret it.
   */
  readonly logicalType: string | null;
  /** Attributes that the specification does not give to this type: `logicalType`, `precision`, a user's own. In the text's order. */
  readonly attributes: JsonObject;
}

interface Named extends Annotated {
  /** Full name, namespace included. */
  readonly name: string;
  readonly doc: string | null;
  /** Full names that a reader takes for this one. */
  readonly aliases: readonly string[];
}

export interface AvroPrimitive extends Annotated {
  readonly kind: AvroPrimitiveKind;
}

export type AvroOrder = "ascending" | "descending" | "ignore";

export interface AvroField {
  readonly name: string;
  readonly schema: AvroSchema;
  /**
   * What a reader takes for a writer's record without this field, valid for its type; `undefined` where there is none.
   * Writers never use it.
   */
  readonly default: JsonValue | undefined;
  readonly doc: string | null;
  readonly order: AvroOrder;
  /** Names of a writer's field that a reader takes for this one. */
  readonly aliases: readonly string[];
  readonly attributes: JsonObject;
}

/** A recursive record's tree contains itself. */
export interface AvroRecord extends Named {
  readonly kind: "record";
  /** Declared as `error`, the same thing in a protocol's words. */
  readonly isError: boolean;
  readonly fields: readonly AvroField[];
}

export interface AvroEnum extends Named {
  readonly kind: "enum";
  readonly symbols: readonly string[];
  /** What a reader takes for a symbol that it does not know. */
  readonly default: string | null;
}

export interface AvroFixed extends Named {
  readonly kind: "fixed";
  /** Bytes. */
  readonly size: number;
}

export interface AvroArray extends Annotated {
  readonly kind: "array";
  readonly items: AvroSchema;
}

export interface AvroMap extends Annotated {
  readonly kind: "map";
  readonly values: AvroSchema;
}

export interface AvroUnion {
  readonly kind: "union";
  readonly branches: readonly AvroSchema[];
}

export type AvroNamed = AvroRecord | AvroEnum | AvroFixed;

/** A resolved schema: references to named types are the types themselves. */
export type AvroSchema = AvroPrimitive | AvroNamed | AvroArray | AvroMap | AvroUnion;

/**
 * A value in memory. `long` is a safe integer, `bytes` and `fixed` are bytes, a map or record is a plain object. A union's
 * value stands bare: the first branch that admits it is the one written.
 */
export type AvroValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly AvroValue[]
  | { readonly [key: string]: AvroValue };

/**
 * How values stand in memory. `bare`: as `AvroValue` says. `json`: as the specification's "JSON Encoding" has them, JSON through
 * and through, in which each union's value names its branch (`null`, or `{"branch": value}`), bytes are text by ISO 8859-1, and
 * numbers that JSON has not are the strings "NaN", "Infinity" and "-Infinity", as Java writes them.
 */
export type ValueForm = "bare" | "json";

/** Branches of a union that a description lists. */
const DESCRIBED_BRANCHES_MAX = 8;

/** Short description of a schema for messages: a named type's name, otherwise its kind. */
export function describeSchema(schema: AvroSchema): string {
  if (schema.kind === "union") {
    const listed = schema.branches.slice(0, DESCRIBED_BRANCHES_MAX).map(describeSchema);
    return `one of ${listed.join(", ")}${listed.length < schema.branches.length ? ", …" : ""}`;
  }
  return isNamed(schema) ? `${schema.kind} ${schema.name}` : schema.kind;
}

/** What a union tells its branches apart by, and names them by in the JSON encoding: the full name or the kind. */
export const branchName = (schema: AvroSchema): string => ("name" in schema ? schema.name : schema.kind);

export const isNamed = (schema: AvroSchema): schema is AvroNamed => "name" in schema;

/** A full name without its namespace. */
export const unqualified = (fullName: string): string => fullName.slice(fullName.lastIndexOf(".") + 1);

/** The namespace of a full name; empty for the null namespace. */
export const namespaceOf = (fullName: string): string => fullName.slice(0, Math.max(0, fullName.lastIndexOf(".")));
