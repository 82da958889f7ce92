import fc, { type GeneratorValue } from "fast-check";
import { ByteWriter } from "./byte-writer.ts";
import { type AvroSchema, type AvroValue, branchName } from "./schema.ts";

/** A value that says which branch of a union it is, so that tests decide what is written, not the choice of the encoder. */
export type Tagged =
  | { readonly leaf: null | boolean | number | string | Uint8Array }
  | { readonly items: readonly Tagged[] }
  | { readonly entries: readonly (readonly [string, Tagged])[] }
  | { readonly branch: number; readonly value: Tagged };

const DEPTH_MAX = 4;
/** avsc rounds longs beyond. */
const LONG_MAX = 2 ** 52 - 1;

const text = fc.string({ unit: fc.constantFrom("a", "Z", "\0", "é", "語", "\ufeff", "😀"), maxLength: 40 });

/** JSON has no other. */
const positiveZero = (value: number): number => value + 0;

/** Bounds of random numbers. */
export interface Numbers {
  readonly int: number;
  readonly long: number;
}
export const ALL_NUMBERS: Numbers = { int: 2 ** 31 - 1, long: LONG_MAX };
/** Integers that a float holds exactly. */
export const FLOAT_NUMBERS: Numbers = { int: 2 ** 24, long: 2 ** 24 };

/** A random value; types that hold themselves end soon. */
export function randomValue(g: GeneratorValue, schema: AvroSchema, numbers = ALL_NUMBERS, depth = 0): Tagged {
  const inner = (each: AvroSchema) => randomValue(g, each, numbers, depth + 1);
  const several = () => (depth >= DEPTH_MAX ? 0 : g(() => fc.nat(2)));
  switch (schema.kind) {
    case "null":
      return { leaf: null };
    case "boolean":
      return { leaf: g(fc.boolean) };
    case "int":
      return { leaf: g(() => fc.integer({ min: -numbers.int, max: numbers.int })) };
    case "long":
      return { leaf: g(() => fc.integer({ min: -numbers.long, max: numbers.long })) };
    case "float":
      return { leaf: positiveZero(g(() => fc.float({ noNaN: true }))) };
    case "double":
      return { leaf: positiveZero(g(() => fc.double({ noNaN: true }))) };
    case "string":
      return { leaf: g(() => text) };
    case "bytes":
      return { leaf: g(() => fc.uint8Array({ maxLength: 20 })) };
    case "fixed":
      return { leaf: g(() => fc.uint8Array({ minLength: schema.size, maxLength: schema.size })) };
    case "enum":
      return { leaf: g(() => fc.constantFrom(...schema.symbols)) };
    case "array":
      return { items: Array.from({ length: several() }, () => inner(schema.items)) };
    case "map":
      return { entries: Array.from({ length: several() }, (_, index) => [`k${index}`, inner(schema.values)]) };
    case "record":
      return { entries: schema.fields.map((field) => [field.name, inner(field.schema)]) };
    case "union": {
      // The first branch is what ends a recursive type.
      const branch = depth >= DEPTH_MAX ? 0 : g(() => fc.nat(schema.branches.length - 1));
      return { branch, value: inner(schema.branches[branch] ?? schema) };
    }
  }
}

/**
 * Values that together come upon every branch, symbol, field and item of a schema, one at a time: whatever part of a schema
 * cannot be read, one of them holds it. At most `limit`.
 */
export function coveringValues(
  schema: AvroSchema,
  limit: number,
  around: readonly AvroSchema[] = [],
): readonly Tagged[] {
  const path = schema.kind === "record" ? [...around, schema] : around;
  const inner = (each: AvroSchema) => coveringValues(each, limit, path);
  // A record is followed into itself once.
  const deep = around.length - new Set(around).size > 0;
  switch (schema.kind) {
    case "null":
      return [{ leaf: null }];
    case "boolean":
      return [{ leaf: true }];
    case "int":
    case "long":
    case "float":
    case "double":
      return [{ leaf: 1 }];
    case "string":
      return [{ leaf: "a" }];
    case "bytes":
      return [{ leaf: Uint8Array.of(97) }];
    case "fixed":
      return [{ leaf: new Uint8Array(schema.size) }];
    case "enum":
      return schema.symbols.map((leaf) => ({ leaf }));
    case "array":
      return [{ items: [] }, ...(deep ? [] : inner(schema.items).map((item) => ({ items: [item] })))];
    case "map":
      return [
        { entries: [] },
        ...(deep ? [] : inner(schema.values).map((item) => ({ entries: [["k", item] as const] }))),
      ];
    case "union":
      return schema.branches
        .slice(0, deep ? 1 : schema.branches.length)
        .flatMap((each, branch) => inner(each).map((value) => ({ branch, value })))
        .slice(0, limit);
    case "record": {
      const covers = schema.fields.map((field) => ({ name: field.name, values: inner(field.schema) }));
      const first = covers.map(({ name, values }) => [name, values[0] ?? { leaf: null }] as const);
      const varied = covers.flatMap(({ values }, at) =>
        values.slice(1).map((value) => ({
          entries: first.map((entry, index) => (index === at ? ([entry[0], value] as const) : entry)),
        })),
      );
      return [{ entries: first }, ...varied].slice(0, limit);
    }
  }
}

/** The value's bytes, as the specification has them. */
export function bytesOf(schema: AvroSchema, value: Tagged): Uint8Array {
  const out = new ByteWriter();
  write(schema, value, out);
  return out.take();
}

function write(schema: AvroSchema, value: Tagged, out: ByteWriter): void {
  if ("branch" in value) {
    if (schema.kind !== "union") throw new Error("no union");
    out.long(value.branch);
    write(schema.branches[value.branch] ?? schema, value.value, out);
  } else if ("items" in value) {
    if (schema.kind !== "array") throw new Error("no array");
    if (value.items.length > 0) out.long(value.items.length);
    for (const item of value.items) write(schema.items, item, out);
    out.long(0);
  } else if ("entries" in value) {
    if (schema.kind === "record")
      for (const [index, field] of schema.fields.entries())
        write(field.schema, value.entries[index]?.[1] ?? { leaf: null }, out);
    else if (schema.kind === "map") {
      if (value.entries.length > 0) out.long(value.entries.length);
      for (const [key, each] of value.entries) {
        out.string(key);
        write(schema.values, each, out);
      }
      out.long(0);
    }
  } else writeLeaf(schema, value.leaf, out);
}

function writeLeaf(schema: AvroSchema, leaf: null | boolean | number | string | Uint8Array, out: ByteWriter): void {
  if (schema.kind === "enum") out.long(schema.symbols.indexOf(String(leaf)));
  else if (schema.kind === "float") out.float(Number(leaf));
  else if (schema.kind === "double") out.double(Number(leaf));
  else if (typeof leaf === "boolean") out.byte(leaf ? 1 : 0);
  else if (typeof leaf === "number") out.long(leaf);
  else if (typeof leaf === "string") out.string(leaf);
  else if (leaf !== null) {
    if (schema.kind === "bytes") out.long(leaf.length);
    out.raw(leaf);
  }
}

/** The value without its tags. */
export function bareOf(value: Tagged): AvroValue {
  if ("branch" in value) return bareOf(value.value);
  if ("items" in value) return value.items.map(bareOf);
  if ("entries" in value) return Object.fromEntries(value.entries.map(([key, each]) => [key, bareOf(each)]));
  return value.leaf;
}

/** The value with unions as Avro's JSON and avsc have them: `null`, or an object of the branch's name. */
export function wrappedOf(schema: AvroSchema, value: Tagged): unknown {
  if ("branch" in value) {
    const branch = schema.kind === "union" ? schema.branches[value.branch] : undefined;
    if (branch === undefined) throw new Error("no branch");
    return branch.kind === "null" ? null : { [branchName(branch)]: wrappedOf(branch, value.value) };
  }
  if ("items" in value)
    return value.items.map((item) => wrappedOf(schema.kind === "array" ? schema.items : schema, item));
  if ("entries" in value)
    return Object.fromEntries(
      value.entries.map(([key, each], index) => [
        key,
        wrappedOf(
          schema.kind === "record"
            ? (schema.fields[index]?.schema ?? schema)
            : schema.kind === "map"
              ? schema.values
              : schema,
          each,
        ),
      ]),
    );
  return value.leaf;
}

/** A value with unions wrapped, laid bare. */
export function unwrapped(schema: AvroSchema, value: unknown): unknown {
  if (value === null) return null;
  if (schema.kind === "union") {
    const [name, inner] = Object.entries(value as object)[0] ?? [];
    const branch = schema.branches.find((each) => branchName(each) === name);
    return branch === undefined ? undefined : unwrapped(branch, inner);
  }
  if (schema.kind === "array") return (value as readonly unknown[]).map((item) => unwrapped(schema.items, item));
  if (schema.kind === "map")
    return Object.fromEntries(
      Object.entries(value as object).map(([key, each]) => [key, unwrapped(schema.values, each)]),
    );
  if (schema.kind === "record")
    return Object.fromEntries(
      schema.fields.map((field) => [
        field.name,
        unwrapped(field.schema, (value as { readonly [name: string]: unknown })[field.name]),
      ]),
    );
  return value instanceof Uint8Array ? new Uint8Array(value) : value;
}
