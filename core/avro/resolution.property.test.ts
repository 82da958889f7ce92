import fc, { type GeneratorValue } from "fast-check";
import { describe, expect, it } from "vitest";
import { avscResolved, avscSchemaText, avscSha256, avscWrappedBytes, avscWrappedValue } from "./avsc.test-support.ts";
import { compileDecoder, decodeValue } from "./binary-decoder.ts";
import { compileEncoder, encodeValue } from "./binary-encoder.ts";
import { incompatibilities } from "./compatibility.ts";
import { sha256Fingerprint } from "./fingerprint.ts";
import { parseSchema } from "./parse-schema.ts";
import { parsingCanonicalForm } from "./parsing-canonical-form.ts";
import { changedSchema, randomSchema } from "./random-schemas.test-support.ts";
import { compileResolver } from "./resolver.ts";
import type { AvroSchema, AvroSchemaJson } from "./schema.ts";
import {
  bareOf,
  bytesOf,
  coveringValues,
  FLOAT_NUMBERS,
  randomValue,
  unwrapped,
  wrappedOf,
} from "./tagged-values.test-support.ts";
import { writeSchema } from "./write-schema.ts";

const RUNS = 400;
const VALUES = 5;
const COVERING_MAX = 300;

const schemaOf = (json: AvroSchemaJson): AvroSchema | null => {
  const result = parseSchema(json);
  return result.ok ? result.value : null;
};
const valid = (json: AvroSchemaJson): AvroSchema => {
  const schema = schemaOf(json);
  if (schema === null) throw new Error(`no schema: ${JSON.stringify(json)}`);
  return schema;
};
/** A schema that holds: a union that drops a second map may drop a type with it which is named later. */
function drawn(g: GeneratorValue) {
  const json = randomSchema(g);
  const schema = schemaOf(json);
  fc.pre(schema !== null);
  return { json, schema };
}
/** A schema and what some changes have made of it. */
function pair(g: GeneratorValue) {
  const { json, schema: writer } = drawn(g);
  const changed = changedSchema(g, json);
  const reader = schemaOf(changed);
  fc.pre(reader !== null && usable(reader));
  return { json, changed, writer, reader };
}
/** Unions that a change has emptied have no value. */
const usable = (schema: AvroSchema, seen = new Set<AvroSchema>()): boolean => {
  if (seen.has(schema)) return true;
  seen.add(schema);
  switch (schema.kind) {
    case "union":
      return schema.branches.length > 0 && schema.branches.every((branch) => usable(branch, seen));
    case "array":
      return usable(schema.items, seen);
    case "map":
      return usable(schema.values, seen);
    case "record":
      return schema.fields.every((field) => usable(field.schema, seen));
    default:
      return true;
  }
};
const check = (runs: number, property: (g: GeneratorValue) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(fc.gen(), async (g) => property(g)),
    // Shrinking what a generator drew does not end; the seed that is printed repeats the failure.
    { numRuns: runs, endOnFailure: true },
  );
/** The runtime's own bound is for tests of one case. */
const TIMEOUT_MS = 30_000;

describe("of random schemas", { timeout: TIMEOUT_MS }, () => {
  it("the written forms read back as the same schema, and the canonical form and its SHA-256 are avsc's", () =>
    check(RUNS, async (g) => {
      const { json, schema } = drawn(g);
      for (const form of ["plain", "normalized"] as const) {
        const text = writeSchema(schema, form);
        const again = valid(JSON.parse(text));
        expect(writeSchema(again, form)).toBe(text);
        expect(parsingCanonicalForm(again)).toBe(parsingCanonicalForm(schema));
      }
      expect(avscSchemaText(json)).toBe(parsingCanonicalForm(schema));
      expect([...(await sha256Fingerprint(schema))]).toEqual(avscSha256(json));
    }));

  it("values are written and read as avsc does", () =>
    check(RUNS, (g) => {
      const { json, schema } = drawn(g);
      const value = randomValue(g, schema);
      const bytes = bytesOf(schema, value);
      expect([...bytes]).toEqual(avscWrappedBytes(json, wrappedOf(schema, value)));
      expect(decodeValue(compileDecoder(schema), bytes)).toEqual({ ok: true, value: bareOf(value) });
      expect(unwrapped(schema, avscWrappedValue(json, bytes))).toEqual(bareOf(value));
    }));

  it("values stand in Avro's JSON as the specification has them, and come back as the same bytes", () =>
    check(RUNS, (g) => {
      const { schema } = drawn(g);
      const value = randomValue(g, schema);
      const bytes = bytesOf(schema, value);
      const json = decodeValue(compileDecoder(schema, "json"), bytes);
      const text = JSON.stringify(json.ok && json.value);
      expect(JSON.parse(text)).toEqual(wrappedAsJson(schema, value));
      const back = encodeValue(compileEncoder(schema, "json"), JSON.parse(text));
      expect(back.ok && [...back.value]).toEqual([...bytes]);
    }));
});

/** What the specification's JSON encoding makes of a value. */
const wrappedAsJson = (schema: AvroSchema, value: Parameters<typeof wrappedOf>[1]): unknown =>
  JSON.parse(
    JSON.stringify(wrappedOf(schema, value), (_, each) =>
      each instanceof Uint8Array
        ? String.fromCharCode(...each)
        : typeof each === "number" && !Number.isFinite(each)
          ? String(each)
          : each,
    ),
  );

describe("of a random schema and what some changes have made of it", { timeout: TIMEOUT_MS }, () => {
  it("what is called compatible can always be read", () =>
    check(RUNS, (g) => {
      const { writer, reader } = pair(g);
      fc.pre(incompatibilities(reader, writer).length === 0);
      const decode = compileResolver(writer, reader);
      const random = Array.from({ length: VALUES }, () => randomValue(g, writer));
      for (const value of [...random, ...coveringValues(writer, COVERING_MAX)]) {
        const read = decodeValue(decode, bytesOf(writer, value));
        if (!read.ok) throw read.reason;
      }
    }));

  it("what is refused has a value that cannot be read", () =>
    check(RUNS, (g) => {
      const { writer, reader } = pair(g);
      fc.pre(incompatibilities(reader, writer).length > 0);
      const decode = compileResolver(writer, reader);
      const witness = coveringValues(writer, COVERING_MAX).find((value) => {
        const read = decodeValue(decode, bytesOf(writer, value));
        return !read.ok && read.reason.code === "unresolvable";
      });
      expect(witness).toBeDefined();
    }));

  it("what avsc resolves comes out the same", () =>
    check(RUNS, (g) => {
      const { json, changed, writer, reader } = pair(g);
      fc.pre(incompatibilities(reader, writer).length === 0);
      const value = randomValue(g, writer, FLOAT_NUMBERS);
      const bytes = bytesOf(writer, value);
      const theirs = avscResolved(json, changed, bytes);
      fc.pre(theirs !== null);
      const ours = decodeValue(compileResolver(writer, reader), bytes);
      if (!ours.ok) throw ours.reason;
      expect(comparable(ours.value)).toEqual(comparable(unwrapped(reader, theirs.value)));
    }));
});

/** Text and bytes are the same where a union of both may take either: avsc takes the first, Java and this the same kind. */
const comparable = (value: unknown): unknown => {
  if (typeof value === "string") return [...new TextEncoder().encode(value)].join();
  if (value instanceof Uint8Array)
    return [...new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(value))].join();
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, comparable(each)]));
  return value;
};
