import type { JsonObject, JsonValue } from "../json.ts";

/** An Avro 1.11 schema as JSON, the form in which it is stored and travels. */
export type AvroSchemaJson = JsonValue;

export const AVRO_PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"] as const;
export type AvroPrimitiveKind = (typeof AVRO_PRIMITIVES)[number];

interface Annotated {
  /** Annotation of the meaning, e.g. `timestamp-millis`. Kept, never interpreted: a value keeps its underlying type. */
  readonly logicalType: string | null;
  /** Every attribute that does not shape the binary form: `doc`, `aliases`, `precision`, a user's own. */
  readonly attributes: JsonObject;
}

export interface AvroPrimitive extends Annotated {
  readonly kind: AvroPrimitiveKind;
}

export interface AvroField {
  readonly name: string;
  readonly schema: AvroSchema;
  /** What a reader takes for a writer's record without this field; `undefined` where there is none. Writers never use it. */
  readonly default: JsonValue | undefined;
  readonly attributes: JsonObject;
}

/** `name` of the named types is the full name, namespace included. A recursive record's tree contains itself. */
export interface AvroRecord extends Annotated {
  readonly kind: "record";
  readonly name: string;
  readonly fields: readonly AvroField[];
}

export interface AvroEnum extends Annotated {
  readonly kind: "enum";
  readonly name: string;
  readonly symbols: readonly string[];
  readonly default: string | null;
}

export interface AvroFixed extends Annotated {
  readonly kind: "fixed";
  readonly name: string;
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

/** Short description of a schema for messages: a named type's name, otherwise its kind. */
export function describeSchema(schema: AvroSchema): string {
  if (schema.kind === "union") return `one of ${schema.branches.map(describeSchema).join(", ")}`;
  return "name" in schema ? `${schema.kind} ${schema.name}` : schema.kind;
}
