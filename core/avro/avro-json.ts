import type { JsonValue } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { admitsNull, compileBranchChoice, isInt, isPlainObject, isSafeLong } from "./admission.ts";
import { compileEncoder, mismatchOf } from "./binary-encoder.ts";
import { latin1Bytes, latin1Text } from "./latin1.ts";
import { type Mismatch, NESTING_MAX, TOO_DEEP, under } from "./mismatch.ts";
import {
  type AvroRecord,
  type AvroSchema,
  type AvroUnion,
  type AvroValue,
  branchName,
  describeSchema,
} from "./schema.ts";

/*
 * Avro's JSON encoding (1.12 specification, "JSON Encoding"): a union's value is `null` or `{"branch": value}`, bytes are text by
 * ISO 8859-1. JSON has no NaN and no infinity; they are the strings "NaN", "Infinity" and "-Infinity", as Java writes them.
 */

export type ToAvroJson = (value: unknown) => Result<JsonValue, Mismatch>;
export type FromAvroJson = (json: unknown) => Result<AvroValue, Mismatch>;

/** Compiles the way from a value to its JSON. Values of a union stand bare: the first branch that admits one names it. */
export function compileToAvroJson(schema: AvroSchema): ToAvroJson {
  const encode = compileEncoder(schema);
  const write = compileWrite(schema, new Map());
  return (value) => {
    const mismatch = mismatchOf(encode, value);
    return mismatch === null ? ok(write(value as AvroValue)) : err(mismatch);
  };
}

/**
 * Compiles the way back, to values whose unions stand bare. A record's absent field is `null` where its type admits `null`; a
 * property that the schema does not name does not fit.
 */
export function compileFromAvroJson(schema: AvroSchema): FromAvroJson {
  const read = compileRead(schema, new Map());
  return (json) => {
    try {
      return ok(read(json, 0));
    } catch (error) {
      if (error instanceof Refused) return err(error.mismatch);
      throw error;
    }
  };
}

type Write = (value: AvroValue) => JsonValue;
type Values = { readonly [key: string]: AvroValue };

const identity: Write = (value) => value as JsonValue;

function compileWrite(schema: AvroSchema, compiled: Map<AvroRecord, Write>): Write {
  switch (schema.kind) {
    case "float":
    case "double":
      return (value) => (Number.isFinite(value) ? (value as number) : String(value));
    case "bytes":
    case "fixed":
      return (value) => latin1Text(value as Uint8Array);
    case "array": {
      const item = compileWrite(schema.items, compiled);
      return (value) => (value as readonly AvroValue[]).map(item);
    }
    case "map": {
      const item = compileWrite(schema.values, compiled);
      return (value) => Object.fromEntries(Object.entries(value as Values).map(([key, inner]) => [key, item(inner)]));
    }
    case "union": {
      const choose = compileBranchChoice(schema);
      const branches = schema.branches.map((branch) => ({
        name: branchName(branch),
        write: compileWrite(branch, compiled),
      }));
      return (value) => {
        const branch = branches[choose(value)];
        return value === null || branch === undefined ? null : { [branch.name]: branch.write(value) };
      };
    }
    case "record":
      return writeRecord(schema, compiled);
    default:
      return identity;
  }
}

function writeRecord(schema: AvroRecord, compiled: Map<AvroRecord, Write>): Write {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const fields: { readonly name: string; readonly write: Write }[] = [];
  const write: Write = (value) =>
    Object.fromEntries(
      fields.map((field) => {
        const found = Object.hasOwn(value as object, field.name) ? (value as Values)[field.name] : undefined;
        return [field.name, field.write(found ?? null)];
      }),
    );
  // Registered before its fields are compiled, so that a recursive record finds itself.
  compiled.set(schema, write);
  for (const field of schema.fields) fields.push({ name: field.name, write: compileWrite(field.schema, compiled) });
  return write;
}

/** Leaves the recursion over a value that does not fit; caught in `compileFromAvroJson`, never seen outside. */
class Refused extends Error {
  readonly mismatch: Mismatch;
  constructor(mismatch: Mismatch) {
    super(mismatch.expected);
    this.mismatch = mismatch;
  }
}

/** `depth` counts records, arrays and maps around the value. */
type Read = (json: unknown, depth: number) => AvroValue;

function inside(step: string | number, read: Read, json: unknown, depth: number): AvroValue {
  try {
    return read(json, depth);
  } catch (error) {
    throw error instanceof Refused ? new Refused(under(step, error.mismatch)) : error;
  }
}

const NOT_FINITE = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function compileRead(schema: AvroSchema, compiled: Map<AvroRecord, Read>): Read {
  const refused = () => new Refused({ path: "", expected: describeSchema(schema) });
  const only =
    (fits: (json: unknown) => boolean): Read =>
    (json) => {
      if (!fits(json)) throw refused();
      return json as AvroValue;
    };
  const composite =
    <T>(fits: (json: unknown) => json is T, read: (json: T, depth: number) => AvroValue): Read =>
    (json, depth) => {
      if (!fits(json)) throw refused();
      if (depth === NESTING_MAX) throw new Refused(TOO_DEEP);
      return read(json, depth + 1);
    };
  switch (schema.kind) {
    case "null":
      return only((json) => json === null);
    case "boolean":
      return only((json) => typeof json === "boolean");
    case "int":
      return only(isInt);
    case "long":
      return only(isSafeLong);
    case "string":
      return only((json) => typeof json === "string" && json.isWellFormed());
    case "enum": {
      const symbols = new Set<unknown>(schema.symbols);
      return only((json) => symbols.has(json));
    }
    case "float":
    case "double":
      return (json) => {
        const value = typeof json === "number" ? json : NOT_FINITE.get(json);
        if (value === undefined) throw refused();
        return value;
      };
    case "bytes":
    case "fixed":
      return (json) => {
        const bytes = typeof json === "string" ? latin1Bytes(json) : null;
        if (bytes === null || (schema.kind === "fixed" && bytes.length !== schema.size)) throw refused();
        return bytes;
      };
    case "array": {
      const item = compileRead(schema.items, compiled);
      return composite(isArray, (json, depth) => json.map((each, index) => inside(index, item, each, depth)));
    }
    case "map": {
      const item = compileRead(schema.values, compiled);
      return composite(isPlainObject, (json, depth) =>
        Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, inside(key, item, inner, depth)])),
      );
    }
    case "union":
      return readUnion(schema, compiled);
    case "record": {
      const known = compiled.get(schema);
      if (known !== undefined) return known;
      const fields = new Map<string, Read>();
      const optional = new Set(schema.fields.filter((field) => admitsNull(field.schema)).map((field) => field.name));
      const read = composite(isPlainObject, (json, depth) => {
        const unknown = Object.keys(json).find((key) => !fields.has(key));
        if (unknown !== undefined)
          throw new Refused(under(unknown, { path: "", expected: `no such property in ${schema.name}` }));
        const entries = [...fields].map(([name, field]): [string, AvroValue] =>
          !Object.hasOwn(json, name) && optional.has(name)
            ? [name, null]
            : [name, inside(name, field, Object.hasOwn(json, name) ? json[name] : undefined, depth)],
        );
        return Object.fromEntries(entries);
      });
      compiled.set(schema, read);
      for (const field of schema.fields) fields.set(field.name, compileRead(field.schema, compiled));
      return read;
    }
  }
}

const isArray = (json: unknown): json is readonly unknown[] => Array.isArray(json);

function readUnion(schema: AvroUnion, compiled: Map<AvroRecord, Read>): Read {
  const branches = new Map(schema.branches.map((branch) => [branchName(branch), compileRead(branch, compiled)]));
  const names = [...branches.keys()].map((name) => (name === "null" ? "null" : `{"${name}": …}`));
  const refused = () => new Refused({ path: "", expected: `one of ${names.join(", ")}` });
  return (json, depth) => {
    if (json === null && branches.has("null")) return null;
    if (!isPlainObject(json)) throw refused();
    const [name, ...more] = Object.keys(json);
    const branch = name === undefined || name === "null" ? undefined : branches.get(name);
    if (name === undefined || branch === undefined || more.length > 0) throw refused();
    return inside(name, branch, json[name], depth);
  };
}
