import { err, ok, type Result } from "../result.ts";
import { AvroFault } from "./avro-fault.ts";
import { ByteReader } from "./byte-reader.ts";
import {
  type Decode,
  decodeArray,
  decodeEnum,
  decodeFixed,
  decodeMap,
  decodePrimitive,
  decodeUnion,
} from "./decoders.ts";
import { latin1Text } from "./latin1.ts";
import { type Minimums, minimumBytes } from "./minimum-bytes.ts";
import { type AvroRecord, type AvroSchema, type AvroValue, branchName, type ValueForm } from "./schema.ts";

export type { Decode } from "./decoders.ts";

/** Turns a schema into its reader, once; there is no code generation, so it runs where `eval` is refused. */
export function compileDecoder(schema: AvroSchema, form: ValueForm = "bare"): Decode {
  return compile(schema, { form, records: new Map(), minimums: new Map() });
}

/** Decodes bytes that hold exactly one value. */
export function decodeValue(decode: Decode, bytes: Uint8Array): Result<AvroValue, AvroFault> {
  try {
    const input = new ByteReader(bytes);
    const value = decode(input);
    return input.remaining === 0
      ? ok(value)
      : err(new AvroFault("bad_value", `${input.remaining} bytes are left over`));
  } catch (error) {
    if (error instanceof AvroFault) return err(error);
    throw error;
  }
}

interface Compiled {
  readonly form: ValueForm;
  readonly records: Map<AvroRecord, Decode>;
  readonly minimums: Minimums;
}

function compile(schema: AvroSchema, compiled: Compiled): Decode {
  switch (schema.kind) {
    case "fixed":
      return inForm(schema, decodeFixed(schema), compiled.form);
    case "enum":
      return decodeEnum(schema.name, schema.symbols, schema.symbols);
    case "union":
      return decodeUnion(
        schema.branches.map((branch) => {
          const decode = compile(branch, compiled);
          return compiled.form === "json" && branch.kind !== "null" ? wrapped(branchName(branch), decode) : decode;
        }),
      );
    case "array":
      return decodeArray(compile(schema.items, compiled), minimumBytes(schema.items, compiled.minimums));
    case "map":
      return decodeMap(compile(schema.values, compiled), 1 + minimumBytes(schema.values, compiled.minimums));
    case "record":
      return decodeRecord(schema, compiled);
    default:
      return inForm(schema, decodePrimitive(schema.kind), compiled.form);
  }
}

function inForm(schema: AvroSchema, decode: Decode, form: ValueForm): Decode {
  if (form === "bare") return decode;
  if (schema.kind === "bytes" || schema.kind === "fixed") return (input) => latin1Text(decode(input) as Uint8Array);
  if (schema.kind === "float" || schema.kind === "double") return (input) => finiteOrText(decode(input));
  return decode;
}

const finiteOrText = (value: AvroValue): AvroValue => (Number.isFinite(value) ? value : String(value));
const wrapped =
  (name: string, decode: Decode): Decode =>
  (input) => ({ [name]: decode(input) });

function decodeRecord(schema: AvroRecord, compiled: Compiled): Decode {
  const known = compiled.records.get(schema);
  if (known !== undefined) return known;
  const names = schema.fields.map((field) => field.name);
  const decoders: Decode[] = [];
  const empty = minimumBytes(schema, compiled.minimums) === 0;
  // Every value starts as a copy of this one, so that all have one shape, and `__proto__` is a property like any other.
  const blank: { readonly [name: string]: AvroValue } = Object.fromEntries(names.map((name) => [name, null]));
  const decode: Decode = (input) => {
    input.enter();
    if (empty) input.claim(1, 0);
    const values: { [name: string]: AvroValue } = { ...blank };
    for (let index = 0; index < decoders.length; index++) {
      const name = names[index];
      const read = decoders[index];
      if (name !== undefined && read !== undefined) values[name] = read(input);
    }
    input.leave();
    return values;
  };
  // Registered before its fields are compiled, so that a recursive record finds itself.
  compiled.records.set(schema, decode);
  for (const field of schema.fields) decoders.push(compile(field.schema, compiled));
  return decode;
}
