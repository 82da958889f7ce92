import { AvroFault } from "./avro-fault.ts";
import type { ByteReader } from "./byte-reader.ts";
import { type Comparison, compareSchemas } from "./compatibility.ts";
import {
  type Decode,
  decodeArray,
  decodeEnum,
  decodeFixed,
  decodeMap,
  decodePrimitive,
  decodeUnion,
} from "./decoders.ts";
import { defaultOf } from "./default-value.ts";
import { minimumBytes } from "./minimum-bytes.ts";
import {
  type AvroField,
  type AvroRecord,
  type AvroSchema,
  type AvroUnion,
  type AvroValue,
  describeSchema,
} from "./schema.ts";
import {
  type BranchesFor,
  fieldsByName,
  indexBranches,
  namesMatch,
  promotes,
  writerFieldOf,
} from "./schema-matching.ts";
import { compileSkip, type Skip, type Skips } from "./skip-value.ts";

/**
 * Compiles the way from bytes of `writer` to values of `reader` (specification, "Schema Resolution", by Java's rules for names),
 * once; use it with `decodeValue` or a `ByteReader`. Where `incompatibilities(reader, writer)` is empty it reads every value;
 * otherwise it reads those that do not come upon a difference and throws an `AvroFault` of code `unresolvable` at those that do.
 * Bytes read as a string that are no UTF-8 come out with U+FFFD in their place.
 */
export function compileResolver(writer: AvroSchema, reader: AvroSchema): Decode {
  return resolve(writer, reader, {
    comparison: compareSchemas(reader, writer),
    records: new Map(),
    branches: new Map(),
    skips: { records: new Map(), minimums: new Map() },
  });
}

interface Context {
  readonly comparison: Comparison;
  /** By the writer's record, then by the reader's. */
  readonly records: Map<AvroRecord, Map<AvroRecord, Decode>>;
  readonly branches: Map<AvroUnion, BranchesFor>;
  readonly skips: Skips;
}

const unresolvable =
  (detail: string): Decode =>
  () => {
    throw new AvroFault("unresolvable", detail);
  };

function resolve(writer: AvroSchema, reader: AvroSchema, context: Context): Decode {
  if (writer.kind === "union") return decodeUnion(writer.branches.map((branch) => resolve(branch, reader, context)));
  if (reader.kind === "union") return resolveIntoUnion(writer, reader, context);
  if (writer.kind === "array" && reader.kind === "array")
    return decodeArray(
      resolve(writer.items, reader.items, context),
      minimumBytes(writer.items, context.skips.minimums),
    );
  if (writer.kind === "map" && reader.kind === "map") {
    const minimum = 1 + minimumBytes(writer.values, context.skips.minimums);
    return decodeMap(resolve(writer.values, reader.values, context), minimum);
  }
  if (writer.kind === "record" && reader.kind === "record" && namesMatch(reader, writer))
    return resolveRecord(writer, reader, context);
  if (writer.kind === "enum" && reader.kind === "enum" && namesMatch(reader, writer)) {
    const known = new Set(reader.symbols);
    const symbols = writer.symbols.map((symbol) => (known.has(symbol) ? symbol : reader.default));
    return decodeEnum(reader.name, symbols, writer.symbols);
  }
  if (writer.kind === "fixed" && reader.kind === "fixed" && namesMatch(reader, writer) && writer.size === reader.size)
    return decodeFixed(writer);
  return resolvePrimitive(writer, reader);
}

function resolvePrimitive(writer: AvroSchema, reader: AvroSchema): Decode {
  const detail = `the reader's ${describeSchema(reader)} cannot be read from the writer's ${describeSchema(writer)}`;
  switch (writer.kind) {
    case "null":
    case "boolean":
    case "int":
    case "long":
    case "float":
    case "double":
    case "string":
    case "bytes":
      if (writer.kind === reader.kind) return decodePrimitive(writer.kind);
      if (!promotes(writer, reader)) return unresolvable(detail);
      if (reader.kind === "string") return (input) => input.lossyString();
      if (reader.kind === "bytes") return decodePrimitive("bytes");
      if (reader.kind === "float") return roundedToFloat(decodePrimitive(writer.kind));
      return decodePrimitive(writer.kind);
    default:
      return unresolvable(detail);
  }
}

const roundedToFloat =
  (decode: Decode): Decode =>
  (input) =>
    Math.fround(decode(input) as number);

/** The branch that can read all, the full name and the same kind before others; else the likeliest, for what it can read. */
function resolveIntoUnion(writer: AvroSchema, reader: AvroUnion, context: Context): Decode {
  const branchesFor = context.branches.get(reader) ?? indexBranches(reader);
  context.branches.set(reader, branchesFor);
  const candidates = branchesFor(writer);
  const branch = candidates.find((each) => context.comparison.readable(each, writer)) ?? candidates[0];
  return branch === undefined
    ? unresolvable(`the reader's union has no branch for the writer's ${describeSchema(writer)}`)
    : resolve(writer, branch, context);
}

/** Reads, or skips, the next field of the writer's record. */
type Step = (input: ByteReader, into: Values) => void;
type Values = { [name: string]: AvroValue };

interface RecordPlan {
  /** What every value starts as a copy of: the reader's fields in their order. */
  readonly blank: Readonly<Values>;
  readonly steps: readonly Step[];
}

function resolveRecord(writer: AvroRecord, reader: AvroRecord, context: Context): Decode {
  const row = context.records.get(writer) ?? new Map<AvroRecord, Decode>();
  context.records.set(writer, row);
  const known = row.get(reader);
  if (known !== undefined) return known;
  const empty = minimumBytes(writer, context.skips.minimums) === 0;
  let plan: RecordPlan | null = null;
  const decode: Decode = (input) => {
    // Planned when it is needed first: two recursive types can meet in more pairs than a stack is deep.
    plan ??= planRecord(writer, reader, context);
    input.enter();
    if (empty) input.claim(1, 0);
    const values: Values = { ...plan.blank };
    for (const step of plan.steps) step(input, values);
    input.leave();
    return values;
  };
  row.set(reader, decode);
  return decode;
}

function planRecord(writer: AvroRecord, reader: AvroRecord, context: Context): RecordPlan {
  const writerFields = fieldsByName(writer);
  const targets = new Map<AvroField, AvroField[]>();
  const extra: Step[] = [];
  const blank = new Map<string, AvroValue>();
  for (const field of reader.fields) {
    const source = writerFieldOf(field, writerFields);
    blank.set(field.name, null);
    if (source === undefined) fillIn(field, blank, extra);
    else if (source === "ambiguous")
      extra.push(() => {
        throw new AvroFault("unresolvable", `several fields of the writer's ${writer.name} are field ${field.name}`);
      });
    else targets.set(source, [...(targets.get(source) ?? []), field]);
  }
  const steps = writer.fields.map((field) => stepFor(field, targets.get(field) ?? [], context));
  return { blank: Object.fromEntries(blank), steps: [...extra, ...steps] };
}

/** A default is put into the blank where values may share it, and made anew where a caller could change it. */
function fillIn(field: AvroField, blank: Map<string, AvroValue>, extra: Step[]): void {
  const { name } = field;
  const fallback = defaultOf(field);
  if (fallback === null || !fallback.exact) {
    const why = fallback === null ? "has no default" : "has a default of more than 53 bits";
    extra.push(() => {
      throw new AvroFault("unresolvable", `the reader's field ${name} ${why}, and the writer has no such field`);
    });
  } else if (typeof fallback.value !== "object") blank.set(name, fallback.value);
  else if (fallback.value !== null)
    extra.push((_, into) => {
      into[name] = copyOf(fallback.value);
    });
}

function copyOf(value: AvroValue): AvroValue {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return value.map(copyOf);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}

/** A writer's field that several of the reader's take is read again for each of them. */
function stepFor(field: AvroField, targets: readonly AvroField[], context: Context): Step {
  if (targets.length === 0) {
    const skip: Skip = compileSkip(field.schema, context.skips);
    return (input) => skip(input);
  }
  const reads = targets.map(({ name, schema }) => ({ name, decode: resolve(field.schema, schema, context) }));
  const [only] = reads;
  if (reads.length === 1 && only !== undefined) {
    const { name, decode } = only;
    return (input, into) => {
      into[name] = decode(input);
    };
  }
  return (input, into) => {
    const start = input.position;
    for (const { name, decode } of reads) {
      input.rewind(start);
      into[name] = decode(input);
    }
  };
}
