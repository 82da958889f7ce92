import type { AvroRecord, AvroSchema, AvroValue } from "../avro/schema.ts";
import type { JsonObject, JsonValue } from "../json.ts";

/** Turns a decoded payload back into the JSON object that was written; `null` where it is none. */
export type Payload = (value: AvroValue) => JsonObject | null;

/**
 * Compiles the way back from Avro to JSON. An optional field that is `null` was absent and is left out, so that a payload reads
 * back as it was written. Bytes become text by ISO 8859-1, as Avro's own JSON encoding has it.
 */
export function compilePayload(schema: AvroSchema): Payload {
  if (schema.kind !== "record") return () => null;
  const convert = compile(schema, new Map());
  return (value) => convert(value) as JsonObject;
}

type Convert = (value: AvroValue) => JsonValue;
type Values = { readonly [key: string]: AvroValue };
type Compiled = Map<AvroRecord, Convert>;

const identity: Convert = (value) => value as JsonValue;

function compile(schema: AvroSchema, compiled: Compiled): Convert {
  switch (schema.kind) {
    case "bytes":
    case "fixed":
      return latin1;
    case "array": {
      const item = compile(schema.items, compiled);
      return item === identity ? identity : (value) => (value as readonly AvroValue[]).map(item);
    }
    case "map": {
      const item = compile(schema.values, compiled);
      return item === identity
        ? identity
        : (value) => Object.fromEntries(Object.entries(value as Values).map(([key, inner]) => [key, item(inner)]));
    }
    case "union":
      return compileUnion(schema.branches, compiled);
    case "record":
      return compileRecord(schema, compiled);
    default:
      return identity;
  }
}

function compileRecord(schema: AvroRecord, compiled: Compiled): Convert {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const fields: { readonly name: string; readonly convert: Convert }[] = [];
  const convert: Convert = (value) => {
    const from = value as Values;
    const to: { [key: string]: JsonValue } = {};
    for (const field of fields) {
      const found = from[field.name];
      if (found === null || found === undefined) continue;
      if (field.name === "__proto__") define(to, field.name, field.convert(found));
      else to[field.name] = field.convert(found);
    }
    return to;
  };
  compiled.set(schema, convert);
  for (const field of schema.fields) fields.push({ name: field.name, convert: compile(field.schema, compiled) });
  return convert;
}

const define = (target: { [key: string]: JsonValue }, key: string, value: JsonValue) =>
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

/** A decoded value says by its kind which branch it came from; of several records or maps, the first with all its names. */
function compileUnion(branches: readonly AvroSchema[], compiled: Compiled): Convert {
  const converts = branches.map((branch) => ({ branch, convert: compile(branch, compiled) }));
  if (converts.every(({ convert }) => convert === identity)) return identity;
  return (value) => {
    const found = converts.find(({ branch }) => cameFrom(branch, value));
    return found === undefined ? identity(value) : found.convert(value);
  };
}

function cameFrom(branch: AvroSchema, value: AvroValue): boolean {
  if (value === null || typeof value !== "object") return false;
  if (value instanceof Uint8Array) return branch.kind === "bytes" || branch.kind === "fixed";
  if (Array.isArray(value)) return branch.kind === "array";
  if (branch.kind === "map") return true;
  return (
    branch.kind === "record" &&
    branch.fields.length === Object.keys(value).length &&
    branch.fields.every((field) => Object.hasOwn(value, field.name))
  );
}

const latin1: Convert = (value) =>
  value instanceof Uint8Array ? Array.from(value, (byte) => String.fromCharCode(byte)).join("") : null;
