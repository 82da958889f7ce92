import { describe, expect, it } from "vitest";
import { incompatibilities } from "./compatibility.ts";
import cases from "./compatibility-cases.json" with { type: "json" };
import { parseSchema } from "./parse-schema.ts";
import type { AvroSchemaJson } from "./schema.ts";

const schemaOf = (json: unknown) => {
  const result = parseSchema(json as AvroSchemaJson);
  if (!result.ok) throw new Error(`${result.reason.path}: ${result.reason.detail}`);
  return result.value;
};
const between = (reader: AvroSchemaJson, writer: AvroSchemaJson) =>
  incompatibilities(schemaOf(reader), schemaOf(writer));
const told = (reader: AvroSchemaJson, writer: AvroSchemaJson) =>
  between(reader, writer).map(({ kind, path }) => `${kind} ${path}`);

// Pairs from the tests of Avro (Java, Python, Ruby) and Karapace, Apache-2.0, on which the Java and Python implementations agree.
describe("227 pairs of schemas from Avro's and Karapace's own tests", () => {
  it.each(cases.map((each, index) => [index, each.name, each] as const))("%i %s", (_, __, each) => {
    const found = incompatibilities(schemaOf(each.reader), schemaOf(each.writer));
    expect(found.length === 0).toBe(each.compatible);
    if (each.incompatibilities !== undefined)
      expect(found.map(({ kind, path }) => `${kind} ${path}`)).toEqual(each.incompatibilities);
  });
});

describe("an explanation", () => {
  const record = (fields: AvroSchemaJson, name = "R") => ({ type: "record", name, fields });

  it("names both sides and the place in the reader's schema", () => {
    const reader = record([
      { name: "a", type: "int" },
      { name: "b", type: { type: "array", items: "int" } },
    ]);
    const writer = record([{ name: "b", type: { type: "array", items: "string" } }]);
    expect(between(reader, writer)).toEqual([
      {
        kind: "READER_FIELD_MISSING_DEFAULT_VALUE",
        path: "/fields/0",
        message: "the reader's field a has no default, and the writer's R has no such field",
        reader: "record R",
        writer: "record R",
      },
      {
        kind: "TYPE_MISMATCH",
        path: "/fields/1/type/items",
        message: "the reader asks for int, the writer has string",
        reader: "int",
        writer: "string",
      },
    ]);
  });

  it("is told once for a type that is used twice, and ends for types that hold themselves", () => {
    const node = (type: string) => ({
      type: "record",
      name: "Node",
      fields: [
        { name: "value", type },
        { name: "left", type: ["null", "Node"] },
        { name: "right", type: ["null", "Node"] },
      ],
    });
    expect(told(node("int"), node("string"))).toEqual([
      "TYPE_MISMATCH /fields/0/type",
      "MISSING_UNION_BRANCH /fields/1/type/1",
      "MISSING_UNION_BRANCH /fields/2/type/1",
    ]);
    expect(told(node("string"), node("bytes"))).toEqual([]);
  });

  it("does not trust a verdict that was reached inside a type whose own was still open", () => {
    // A holds B, B holds A. Inside the comparison of A, B looks readable; once A is refused, so is B.
    const a = (value: string) => ({
      type: "record",
      name: "A",
      fields: [
        { name: "b", type: { type: "record", name: "B", fields: [{ name: "a", type: ["null", "A"] }] } },
        { name: "value", type: value },
      ],
    });
    const holder = (value: string) =>
      record([
        { name: "first", type: ["null", a(value)] },
        { name: "second", type: ["null", "B"] },
      ]);
    expect(told(holder("int"), holder("string"))).toEqual([
      "MISSING_UNION_BRANCH /fields/0/type/1",
      "MISSING_UNION_BRANCH /fields/1/type/1",
    ]);
  });

  it("refuses a reader's field that two fields of the writer answer to", () => {
    const reader = record([{ name: "mail", type: "string", aliases: ["email"] }]);
    const writer = record([
      { name: "email", type: "string" },
      { name: "mail", type: "string" },
    ]);
    expect(told(reader, writer)).toEqual(["READER_FIELD_AMBIGUOUS /fields/0"]);
  });

  it("finds an alias in its record's namespace", () => {
    const named = (name: string, aliases: string[]) => ({ ...record([], name), aliases });
    expect(told(named("shop.New", ["Old"]), named("shop.Old", []))).toEqual([]);
    expect(told(named("shop.New", ["Old"]), named("past.Old", []))).toEqual(["NAME_MISMATCH /name"]);
    expect(told(named("shop.New", ["past.Old"]), named("past.Old", []))).toEqual([]);
  });

  it("takes two unions of thousands of branches in its stride, and gives up on two that are far too much", () => {
    const union = (count: number, name: (n: number) => string) =>
      Array.from({ length: count }, (_, n) => ({ type: "fixed", name: name(n), size: 1 }));
    const apart = union(5_000, (n) => `F${n}`);
    expect(told(apart, apart)).toEqual([]);
    const alike = union(1_000, (n) => `n${n}.F`);
    expect(told(alike, alike)).toEqual(["TOO_COMPLEX /"]);
  });
});
