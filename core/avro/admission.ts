import { isJsonObject } from "../json.ts";
import type { AvroSchema } from "./schema.ts";

const INT_MIN = -0x8000_0000;
const INT_MAX = 0x7fff_ffff;

export const isInt = (value: unknown): value is number => Number.isInteger(value) && isWithinInt(value as number);
const isWithinInt = (value: number): boolean => value >= INT_MIN && value <= INT_MAX;
export const isSafeLong = (value: unknown): value is number => Number.isSafeInteger(value);
export const isPlainObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  isJsonObject(value) && !(value instanceof Uint8Array);

/**
 * Whether a branch is the one for a value, by its outside only: kind, range, symbol, property names. Looking deeper would make
 * the choice cost exponential time in a nested hostile value.
 */
export function admission(schema: AvroSchema): (value: unknown) => boolean {
  switch (schema.kind) {
    case "null":
      return (value) => value === null;
    case "boolean":
      return (value) => typeof value === "boolean";
    case "int":
      return isInt;
    case "long":
      return isSafeLong;
    case "float":
    case "double":
      return (value) => typeof value === "number";
    case "string":
      return (value) => typeof value === "string";
    case "enum": {
      const symbols = new Set<unknown>(schema.symbols);
      return (value) => symbols.has(value);
    }
    case "bytes":
      return (value) => value instanceof Uint8Array;
    case "fixed":
      return (value) => value instanceof Uint8Array && value.length === schema.size;
    case "array":
      return (value) => Array.isArray(value);
    case "map":
      return isPlainObject;
    case "record": {
      const names = new Set(schema.fields.map((field) => field.name));
      const required = schema.fields.filter((field) => !admitsNull(field.schema)).map((field) => field.name);
      return (value) =>
        isPlainObject(value) &&
        required.every((name) => Object.hasOwn(value, name)) &&
        Object.keys(value).every((key) => names.has(key));
    }
    case "union":
      return () => false;
  }
}

const admitsNull = (schema: AvroSchema): boolean =>
  schema.kind === "null" || (schema.kind === "union" && schema.branches.some(admitsNull));
