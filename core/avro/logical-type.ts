import type { JsonObject, JsonValue } from "../json.ts";
import type { AvroPrimitiveKind } from "./schema.ts";

/** What a logical type is put on: a primitive, or a fixed of some bytes. */
export interface Underlying {
  readonly kind: AvroPrimitiveKind | "fixed" | "array" | "map" | "record" | "enum";
  /** Bytes of a fixed. */
  readonly size?: number;
}

const UUID_BYTES = 16;
const DURATION_BYTES = 12;

type Fits = (type: Underlying, attributes: JsonObject) => boolean;

const on =
  (kind: Underlying["kind"]): Fits =>
  (type) =>
    type.kind === kind;
const fixedOf =
  (bytes: number): Fits =>
  (type) =>
    type.kind === "fixed" && type.size === bytes;

/** Avro 1.12 specification, "Logical Types". */
const LOGICAL_TYPES: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  ["decimal", decimal],
  ["big-decimal", on("bytes")],
  ["uuid", (type, attributes) => on("string")(type, attributes) || fixedOf(UUID_BYTES)(type, attributes)],
  ["date", on("int")],
  ["time-millis", on("int")],
  ["time-micros", on("long")],
  ["timestamp-millis", on("long")],
  ["timestamp-micros", on("long")],
  ["timestamp-nanos", on("long")],
  ["local-timestamp-millis", on("long")],
  ["local-timestamp-micros", on("long")],
  ["local-timestamp-nanos", on("long")],
  ["duration", fixedOf(DURATION_BYTES)],
]);

/**
 * The logical type that a type's attributes name, or `null`. One that does not fit its type, or that is not known, leaves the
 * underlying type as it is (specification; Java's `fromSchemaIgnoreInvalid` does the same).
 */
export function logicalTypeOf(type: Underlying, attributes: JsonObject): string | null {
  const name = attributes.logicalType;
  if (typeof name !== "string") return null;
  return LOGICAL_TYPES.get(name)?.(type, attributes) === true ? name : null;
}

const isWhole = (value: JsonValue | undefined): value is number => Number.isSafeInteger(value);

function decimal(type: Underlying, { precision, scale = 0 }: JsonObject): boolean {
  if (type.kind !== "bytes" && type.kind !== "fixed") return false;
  if (!isWhole(precision) || precision < 1 || !isWhole(scale) || scale < 0 || scale > precision) return false;
  return type.size === undefined || precision <= digitsOf(type.size);
}

/** Decimal digits that every two's-complement number of so many bytes can hold: floor(log10(2^(8n-1) - 1)). */
const digitsOf = (bytes: number): number => (bytes === 0 ? 0 : Math.floor(Math.log10(2) * (8 * bytes - 1)));
