import { isJsonObject } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type AvroRecord, type AvroSchema, type AvroUnion, type AvroValue, describeSchema } from "./schema.ts";

/** Why a value does not fit its schema. */
export interface Mismatch {
  /** Where in the value, as a JSON Pointer. */
  readonly path: string;
  readonly expected: string;
}

/**
 * Writes a value, or says why it does not fit; what a refused value had written is the caller's to rewind. A record's absent
 * field is written as `null` where its type admits `null` and does not fit otherwise; a property that the schema does not name
 * does not fit, so that nothing is dropped in silence.
 */
export type Encode = (value: unknown, out: ByteWriter) => Mismatch | null;

/** Turns a schema into its writer, once; there is no code generation, so it runs where `eval` is refused. */
export function compileEncoder(schema: AvroSchema): Encode {
  return compile(schema, new Map());
}

/** Encodes one value by itself. */
export function encodeValue(encode: Encode, value: AvroValue): Result<Uint8Array<ArrayBuffer>, Mismatch> {
  const out = new ByteWriter();
  const mismatch = encode(value, out);
  return mismatch === null ? ok(out.take()) : err(mismatch);
}

type Compiled = Map<AvroSchema, Encode>;

const INT_MIN = -0x8000_0000;
const INT_MAX = 0x7fff_ffff;

const isInt = (value: unknown): value is number => Number.isInteger(value) && isWithinInt(value as number);
const isWithinInt = (value: number): boolean => value >= INT_MIN && value <= INT_MAX;
const isSafeLong = (value: unknown): value is number => Number.isSafeInteger(value);
const isPlainObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  isJsonObject(value) && !(value instanceof Uint8Array);

/** The step of a path, escaped as RFC 6901 asks. */
const under = (step: string | number, mismatch: Mismatch): Mismatch => ({
  path: `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}${mismatch.path}`,
  expected: mismatch.expected,
});

function compile(schema: AvroSchema, compiled: Compiled): Encode {
  const expected = schema.kind === "union" ? "" : describeSchema(schema);
  const refused = (): Mismatch => ({ path: "", expected });
  switch (schema.kind) {
    case "null":
      return (value) => (value === null ? null : refused());
    case "boolean":
      return (value, out) => {
        if (typeof value !== "boolean") return refused();
        out.byte(value ? 1 : 0);
        return null;
      };
    case "int":
      return (value, out) => {
        if (!isInt(value)) return refused();
        out.long(value);
        return null;
      };
    case "long":
      return (value, out) => {
        if (!isSafeLong(value)) return refused();
        out.long(value);
        return null;
      };
    case "float":
      return (value, out) => {
        if (typeof value !== "number") return refused();
        out.float(value);
        return null;
      };
    case "double":
      return (value, out) => {
        if (typeof value !== "number") return refused();
        out.double(value);
        return null;
      };
    case "string":
      return (value, out) => (typeof value === "string" && out.string(value) ? null : refused());
    case "bytes":
      return (value, out) => {
        if (!(value instanceof Uint8Array)) return refused();
        out.long(value.length);
        out.raw(value);
        return null;
      };
    case "fixed":
      return (value, out) => {
        if (!(value instanceof Uint8Array) || value.length !== schema.size) return refused();
        out.raw(value);
        return null;
      };
    case "enum": {
      const positions = new Map<unknown, number>(schema.symbols.map((symbol, position) => [symbol, position]));
      return (value, out) => {
        const position = positions.get(value);
        if (position === undefined) return refused();
        out.long(position);
        return null;
      };
    }
    case "array":
      return encodeArray(compile(schema.items, compiled), refused);
    case "map":
      return encodeMap(compile(schema.values, compiled), refused);
    case "union":
      return encodeUnion(schema, compiled);
    case "record":
      return encodeRecord(schema, compiled, refused);
  }
}

function encodeArray(item: Encode, refused: () => Mismatch): Encode {
  return (value, out) => {
    if (!Array.isArray(value)) return refused();
    if (value.length > 0) {
      out.long(value.length);
      let index = 0;
      for (const element of value) {
        const mismatch = item(element, out);
        if (mismatch !== null) return under(index, mismatch);
        index++;
      }
    }
    out.byte(0);
    return null;
  };
}

function encodeMap(item: Encode, refused: () => Mismatch): Encode {
  return (value, out) => {
    if (!isPlainObject(value)) return refused();
    const keys = Object.keys(value);
    if (keys.length > 0) {
      out.long(keys.length);
      for (const key of keys) {
        if (!out.string(key)) return under(key, { path: "", expected: "a well-formed key" });
        const mismatch = item(value[key], out);
        if (mismatch !== null) return under(key, mismatch);
      }
    }
    out.byte(0);
    return null;
  };
}

function encodeRecord(schema: AvroRecord, compiled: Compiled, refused: () => Mismatch): Encode {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const fields: { readonly name: string; readonly inherited: boolean; readonly encode: Encode }[] = [];
  const names = new Set(schema.fields.map((field) => field.name));
  const encode: Encode = (value, out) => {
    if (!isPlainObject(value)) return refused();
    let present = 0;
    for (const field of fields) {
      const { name } = field;
      const found = field.inherited && !Object.hasOwn(value, name) ? undefined : value[name];
      if (found !== undefined) present++;
      const mismatch = field.encode(found === undefined ? null : found, out);
      if (mismatch !== null) return under(name, mismatch);
    }
    const keys = Object.keys(value);
    if (keys.length === present) return null;
    const unknown = keys.find((key) => !names.has(key));
    return unknown === undefined ? null : under(unknown, { path: "", expected: `no such property in ${schema.name}` });
  };
  // Registered before its fields are compiled, so that a recursive record finds itself.
  compiled.set(schema, encode);
  for (const field of schema.fields)
    fields.push({
      name: field.name,
      // An absent `constructor` must not be answered by the prototype.
      inherited: field.name in Object.prototype,
      encode: compile(field.schema, compiled),
    });
  return encode;
}

function encodeUnion(schema: AvroUnion, compiled: Compiled): Encode {
  const branches = schema.branches.map((branch) => ({ encode: compile(branch, compiled), admits: admission(branch) }));
  const nullAt = schema.branches.findIndex((branch) => branch.kind === "null");
  const only = branches.length === 2 && nullAt >= 0 ? branches[1 - nullAt] : undefined;
  if (only !== undefined)
    return (value, out) => {
      if (value === null) {
        out.byte(nullAt << 1);
        return null;
      }
      out.byte((1 - nullAt) << 1);
      return only.encode(value, out);
    };
  const expected = describeSchema(schema);
  return (value, out) => {
    const position = branches.findIndex((branch) => branch.admits(value));
    const branch = branches[position];
    if (branch === undefined) return { path: "", expected };
    out.long(position);
    return branch.encode(value, out);
  };
}

/**
 * Whether a branch is the one for a value, by its outside only: kind, range, symbol, property names. Looking deeper would make
 * the choice cost exponential time in a nested hostile value.
 */
function admission(schema: AvroSchema): (value: unknown) => boolean {
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
