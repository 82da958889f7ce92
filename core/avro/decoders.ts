import { AvroFault } from "./avro-fault.ts";
import type { ByteReader } from "./byte-reader.ts";
import type { AvroFixed, AvroPrimitiveKind, AvroValue } from "./schema.ts";

/** Reads the next value; throws `AvroFault` where the bytes hold none. */
export type Decode = (input: ByteReader) => AvroValue;

const PRIMITIVES: { readonly [kind in AvroPrimitiveKind]: Decode } = {
  null: () => null,
  boolean: (input) => {
    const byte = input.byte();
    if (byte > 1) throw new AvroFault("bad_value", "a boolean is 0 or 1");
    return byte === 1;
  },
  int: (input) => input.int(),
  long: (input) => input.long(),
  float: (input) => input.float(),
  double: (input) => input.double(),
  string: (input) => input.string(),
  bytes: (input) => input.raw(input.long()),
};

export const decodePrimitive = (kind: AvroPrimitiveKind): Decode => PRIMITIVES[kind];

export const decodeFixed =
  ({ size }: AvroFixed): Decode =>
  (input) =>
    input.raw(size);

/** `symbols` in the writer's order; one that a reader does not know is `null`. */
export const decodeEnum =
  (name: string, symbols: readonly (string | null)[], written: readonly string[]): Decode =>
  (input) => {
    const position = input.long();
    const symbol = symbols[position];
    if (typeof symbol === "string") return symbol;
    throw symbol === undefined
      ? new AvroFault("bad_value", `no such symbol in ${name}`)
      : new AvroFault("unresolvable", `the reader's ${name} has no symbol ${written[position]}`);
  };

export const decodeUnion =
  (branches: readonly Decode[]): Decode =>
  (input) => {
    const branch = branches[input.long()];
    if (branch === undefined) throw new AvroFault("bad_value", "no such branch in a union");
    return branch(input);
  };

/** `minimum` is the least bytes that an item takes. */
export const decodeArray =
  (item: Decode, minimum: number): Decode =>
  (input) => {
    input.enter();
    const values: AvroValue[] = [];
    for (let count = input.blockCount(minimum); count > 0; count = input.blockCount(minimum))
      for (let index = 0; index < count; index++) values.push(item(input));
    input.leave();
    return values;
  };

type Values = { [key: string]: AvroValue };

/** `minimum` is the least bytes that an entry takes, its key included. */
export const decodeMap =
  (item: Decode, minimum: number): Decode =>
  (input) => {
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

/** Sets an own property also where plain assignment would call the setter of `__proto__`. */
function setOwn(target: Values, key: string, value: AvroValue): void {
  if (key === "__proto__")
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}
