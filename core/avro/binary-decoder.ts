import { err, ok, type Result } from "../result.ts";
import { AvroFault } from "./avro-fault.ts";
import { ByteReader } from "./byte-reader.ts";
import type { AvroRecord, AvroSchema, AvroValue } from "./schema.ts";

/** Reads the next value; throws `AvroFault` where the bytes hold none. */
export type Decode = (input: ByteReader) => AvroValue;

/** Turns a schema into its reader, once. */
export function compileDecoder(schema: AvroSchema): Decode {
  return compile(schema, { records: new Map(), minimums: new Map() });
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

type Minimums = Map<AvroRecord, number>;

/**
 * The least bytes that a value takes. A record met inside itself counts 0, which only loosens the bound; each record is
 * looked into once, since a hostile schema of few lines can name one inside another 2^60 times.
 */
export function minimumBytes(schema: AvroSchema, known: Minimums = new Map()): number {
  switch (schema.kind) {
    case "null":
      return 0;
    case "float":
      return 4;
    case "double":
      return 8;
    case "fixed":
      return schema.size;
    case "record": {
      const found = known.get(schema);
      if (found !== undefined) return found;
      known.set(schema, 0);
      const sum = schema.fields.reduce((total, field) => total + minimumBytes(field.schema, known), 0);
      known.set(schema, sum);
      return sum;
    }
    default:
      return 1;
  }
}

interface Compiled {
  readonly records: Map<AvroRecord, Decode>;
  readonly minimums: Minimums;
}
type Values = { [key: string]: AvroValue };

/** Sets an own property also where plain assignment would call the setter of `__proto__`. */
function setOwn(target: Values, key: string, value: AvroValue): void {
  if (key === "__proto__")
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

function compile(schema: AvroSchema, compiled: Compiled): Decode {
  switch (schema.kind) {
    case "null":
      return () => null;
    case "boolean":
      return (input) => {
        const byte = input.byte();
        if (byte > 1) throw new AvroFault("bad_value", "a boolean is 0 or 1");
        return byte === 1;
      };
    case "int":
      return (input) => input.int();
    case "long":
      return (input) => input.long();
    case "float":
      return (input) => input.float();
    case "double":
      return (input) => input.double();
    case "string":
      return (input) => input.string();
    case "bytes":
      return (input) => input.raw(input.long());
    case "fixed":
      return (input) => input.raw(schema.size);
    case "enum":
      return (input) => {
        const symbol = schema.symbols[input.long()];
        if (symbol === undefined) throw new AvroFault("bad_value", `no such symbol in ${schema.name}`);
        return symbol;
      };
    case "union": {
      const branches = schema.branches.map((branch) => compile(branch, compiled));
      return (input) => {
        const branch = branches[input.long()];
        if (branch === undefined) throw new AvroFault("bad_value", "no such branch in a union");
        return branch(input);
      };
    }
    case "array":
      return decodeArray(compile(schema.items, compiled), minimumBytes(schema.items, compiled.minimums));
    case "map":
      return decodeMap(compile(schema.values, compiled), 1 + minimumBytes(schema.values, compiled.minimums));
    case "record":
      return decodeRecord(schema, compiled);
  }
}

function decodeArray(item: Decode, minimum: number): Decode {
  return (input) => {
    input.enter();
    const values: AvroValue[] = [];
    for (let count = input.blockCount(minimum); count > 0; count = input.blockCount(minimum))
      for (let index = 0; index < count; index++) values.push(item(input));
    input.leave();
    return values;
  };
}

function decodeMap(item: Decode, minimum: number): Decode {
  return (input) => {
    input.enter();
    const values: Values = {};
    for (let count = input.blockCount(minimum); count > 0; count = input.blockCount(minimum))
      for (let index = 0; index < count; index++) {
        const key = input.string();
        setOwn(values, key, item(input));
      }
    input.leave();
    return values;
  };
}

function decodeRecord(schema: AvroRecord, compiled: Compiled): Decode {
  const known = compiled.records.get(schema);
  if (known !== undefined) return known;
  const fields: { readonly name: string; readonly decode: Decode }[] = [];
  const empty = minimumBytes(schema, compiled.minimums) === 0;
  const decode: Decode = (input) => {
    input.enter();
    if (empty) input.claim(1, 0);
    const values: Values = {};
    for (const field of fields) setOwn(values, field.name, field.decode(input));
    input.leave();
    return values;
  };
  compiled.records.set(schema, decode);
  for (const field of schema.fields) fields.push({ name: field.name, decode: compile(field.schema, compiled) });
  return decode;
}
