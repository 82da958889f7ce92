import { err, ok, type Result } from "../result.ts";
import { admission, isInt, isPlainObject, isSafeLong } from "./admission.ts";
import { ByteWriter } from "./byte-writer.ts";
import { latin1Bytes } from "./latin1.ts";
import { type Mismatch, TOO_DEEP, under } from "./mismatch.ts";
import {
  type AvroFixed,
  type AvroPrimitive,
  type AvroRecord,
  type AvroSchema,
  type AvroUnion,
  branchName,
  describeSchema,
  type ValueForm,
} from "./schema.ts";

export type { Mismatch } from "./mismatch.ts";

/**
 * Writes a value, or says why it does not fit; what a refused value had written is the caller's to rewind. A record's absent
 * field is written as `null` where its type admits `null` and does not fit otherwise; a property that the schema does not name
 * does not fit, so that nothing is dropped in silence.
 */
export type Encode = (value: unknown, out: ByteWriter) => Mismatch | null;

/** Turns a schema into its writer, once; there is no code generation, so it runs where `eval` is refused. */
export function compileEncoder(schema: AvroSchema, form: ValueForm = "bare"): Encode {
  return compile(schema, { form, records: new Map() });
}

/** One buffer for values that are encoded by themselves; `null` while it is in use: a value's getter may encode another. */
let spare: ByteWriter | null = new ByteWriter();

function withSpare<T>(use: (out: ByteWriter) => T): T {
  const out = spare ?? new ByteWriter();
  spare = null;
  try {
    return use(out);
  } finally {
    out.clear();
    spare = out;
  }
}

/** Encodes one value by itself. */
export const encodeValue = (encode: Encode, value: unknown): Result<Uint8Array<ArrayBuffer>, Mismatch> =>
  withSpare((out) => {
    const mismatch = encode(value, out);
    return mismatch === null ? ok(out.take()) : err(mismatch);
  });

/** Why a value does not fit, or `null`: writes it and forgets what was written, so that both have one notion of a fit. */
export const mismatchOf = (encode: Encode, value: unknown): Mismatch | null => withSpare((out) => encode(value, out));

/** Turns a schema into the check whether values fit it, once. */
export function compileValidator(schema: AvroSchema): (value: unknown) => Mismatch | null {
  const encode = compileEncoder(schema);
  return (value) => mismatchOf(encode, value);
}

interface Compiled {
  readonly form: ValueForm;
  readonly records: Map<AvroRecord, Encode>;
}

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
    case "double":
      return encodeFloat(schema.kind, refused, compiled.form);
    case "string":
      return (value, out) => (typeof value === "string" && out.string(value) ? null : refused());
    case "bytes":
    case "fixed":
      return encodeBytes(schema, refused, compiled.form);
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
      return compiled.form === "json" ? encodeWrapped(schema, compiled) : encodeUnion(schema, compiled);
    case "record":
      return encodeRecord(schema, compiled, refused);
  }
}

const NOT_FINITE = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function encodeFloat(kind: "float" | "double", refused: () => Mismatch, form: ValueForm): Encode {
  return (value, out) => {
    const number = typeof value === "number" || form === "bare" ? value : NOT_FINITE.get(value);
    if (typeof number !== "number") return refused();
    if (kind === "float") out.float(number);
    else out.double(number);
    return null;
  };
}

function encodeBytes(schema: AvroPrimitive | AvroFixed, refused: () => Mismatch, form: ValueForm): Encode {
  const size = schema.kind === "fixed" ? schema.size : null;
  return (value, out) => {
    const bytes = form === "json" && typeof value === "string" ? latin1Bytes(value) : value;
    if (!(bytes instanceof Uint8Array) || (form === "json" && bytes === value)) return refused();
    if (size === null) out.long(bytes.length);
    else if (bytes.length !== size) return refused();
    out.raw(bytes);
    return null;
  };
}

function encodeArray(item: Encode, refused: () => Mismatch): Encode {
  return (value, out) => {
    if (!Array.isArray(value)) return refused();
    if (!out.enter()) return TOO_DEEP;
    let mismatch: Mismatch | null = null;
    if (value.length > 0) {
      out.long(value.length);
      for (let index = 0; index < value.length && mismatch === null; index++) {
        mismatch = item(value[index], out);
        if (mismatch !== null) mismatch = under(index, mismatch);
      }
    }
    out.byte(0);
    out.leave();
    return mismatch;
  };
}

function encodeMap(item: Encode, refused: () => Mismatch): Encode {
  return (value, out) => {
    if (!isPlainObject(value)) return refused();
    if (!out.enter()) return TOO_DEEP;
    const mismatch = encodeEntries(item, value, out);
    out.byte(0);
    out.leave();
    return mismatch;
  };
}

function encodeEntries(item: Encode, value: { readonly [key: string]: unknown }, out: ByteWriter): Mismatch | null {
  const keys = Object.keys(value);
  if (keys.length > 0) out.long(keys.length);
  for (const key of keys) {
    if (!out.string(key)) return under(key, { path: "", expected: "a well-formed key" });
    const mismatch = item(value[key], out);
    if (mismatch !== null) return under(key, mismatch);
  }
  return null;
}

interface FieldEncoder {
  readonly name: string;
  readonly inherited: boolean;
  readonly encode: Encode;
}

/** Answers how many fields were there. */
function encodeFields(
  fields: readonly FieldEncoder[],
  value: { readonly [key: string]: unknown },
  out: ByteWriter,
): Mismatch | number {
  let present = 0;
  for (const field of fields) {
    const { name } = field;
    const found = field.inherited && !Object.hasOwn(value, name) ? undefined : value[name];
    if (found !== undefined) present++;
    const mismatch = field.encode(found === undefined ? null : found, out);
    if (mismatch !== null) return under(name, mismatch);
  }
  return present;
}

function encodeRecord(schema: AvroRecord, compiled: Compiled, refused: () => Mismatch): Encode {
  const known = compiled.records.get(schema);
  if (known !== undefined) return known;
  const fields: FieldEncoder[] = [];
  const names = new Set(schema.fields.map((field) => field.name));
  const encode: Encode = (value, out) => {
    if (!isPlainObject(value)) return refused();
    if (!out.enter()) return TOO_DEEP;
    const mismatch = encodeFields(fields, value, out);
    out.leave();
    if (typeof mismatch !== "number") return mismatch;
    const keys = Object.keys(value);
    if (keys.length === mismatch) return null;
    const unknown = keys.find((key) => !names.has(key));
    return unknown === undefined ? null : under(unknown, { path: "", expected: `no such property in ${schema.name}` });
  };
  // Registered before its fields are compiled, so that a recursive record finds itself.
  compiled.records.set(schema, encode);
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

/** A union's value that names its branch. */
function encodeWrapped(schema: AvroUnion, compiled: Compiled): Encode {
  const positions = new Map(schema.branches.map((branch, position) => [branchName(branch), position]));
  const encoders = schema.branches.map((branch) => compile(branch, compiled));
  const nullAt = positions.get("null");
  const forms = schema.branches.map((branch) => (branch.kind === "null" ? "null" : `{"${branchName(branch)}": …}`));
  const expected = `one of ${forms.join(", ")}`;
  return (value, out) => {
    if (value === null && nullAt !== undefined) {
      out.long(nullAt);
      return null;
    }
    const [name, ...more] = isPlainObject(value) ? Object.keys(value) : [];
    const position = name === undefined || name === "null" ? undefined : positions.get(name);
    const encode = position === undefined ? undefined : encoders[position];
    if (name === undefined || position === undefined || encode === undefined || more.length > 0)
      return { path: "", expected };
    out.long(position);
    const mismatch = encode((value as { readonly [name: string]: unknown })[name], out);
    return mismatch === null ? null : under(name, mismatch);
  };
}
