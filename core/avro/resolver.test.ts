import { describe, expect, it } from "vitest";
import { decodeValue } from "./binary-decoder.ts";
import { compileEncoder, encodeValue } from "./binary-encoder.ts";
import { incompatibilities } from "./compatibility.ts";
import { parseSchema } from "./parse-schema.ts";
import { compileResolver } from "./resolver.ts";
import type { AvroSchemaJson, AvroValue } from "./schema.ts";

const schemaOf = (json: AvroSchemaJson) => {
  const result = parseSchema(json);
  if (!result.ok) throw new Error(`${result.reason.path}: ${result.reason.detail}`);
  return result.value;
};
/** A value written with one schema and read with another. */
const resolved = (writer: AvroSchemaJson, reader: AvroSchemaJson, value: AvroValue) => {
  const bytes = encodeValue(compileEncoder(schemaOf(writer)), value);
  if (!bytes.ok) throw new Error(`${bytes.reason.path} is not ${bytes.reason.expected}`);
  const result = decodeValue(compileResolver(schemaOf(writer), schemaOf(reader)), bytes.value);
  return result.ok ? result.value : result.reason.code;
};
const record = (fields: AvroSchemaJson, rest: { [key: string]: AvroSchemaJson } = {}) => ({
  type: "record",
  name: "R",
  fields,
  ...rest,
});

describe("what was written with one schema and is read with another", () => {
  it.each<[AvroSchemaJson, AvroSchemaJson, AvroValue, AvroValue]>([
    ["int", "long", 7, 7],
    ["int", "float", 16_777_217, 16_777_216],
    ["int", "double", 16_777_217, 16_777_217],
    ["long", "double", -(2 ** 40), -(2 ** 40)],
    ["float", "double", 0.5, 0.5],
    ["string", "bytes", "é", Uint8Array.of(0xc3, 0xa9)],
    ["bytes", "string", Uint8Array.of(0xc3, 0xa9), "é"],
    ["bytes", "string", Uint8Array.of(0x61, 0xff), "a\ufffd"],
    ["int", ["null", "string", "long"], 7, 7],
    [["null", "int"], ["string", "double", "null"], null, null],
    [["null", "int"], "long", 5, 5],
    [{ type: "array", items: "int" }, { type: "array", items: ["null", "double"] }, [1, 2], [1, 2]],
    [{ type: "map", values: "string" }, { type: "map", values: "bytes" }, { a: "b" }, { a: Uint8Array.of(98) }],
  ])("%j is read as %j", (writer, reader, value, expected) => {
    expect(resolved(writer, reader, value)).toEqual(expected);
  });

  it("has the reader's fields in the reader's order, with its defaults, and none of the writer's others", () => {
    const writer = record([
      { name: "gone", type: { type: "array", items: { type: "map", values: ["null", "string"] } } },
      { name: "old", type: "int" },
      { name: "kept", type: "string" },
    ]);
    const reader = record([
      { name: "kept", type: "string" },
      { name: "tags", type: { type: "array", items: "string" }, default: ["a"] },
      { name: "now", type: "long", aliases: ["old"] },
      { name: "twin", type: "double", aliases: ["old"] },
      {
        name: "inner",
        type: record([{ name: "x", type: ["null", "bytes"], default: "\u00ff" }], { name: "I" }),
        default: {},
      },
      { name: "none", type: ["null", "string"], default: null },
    ]);
    const value = { gone: [{ a: null }, { b: "c" }], old: 3, kept: "k" };
    const read = resolved(writer, reader, value);
    expect(read).toEqual({ kept: "k", tags: ["a"], now: 3, twin: 3, inner: { x: Uint8Array.of(255) }, none: null });
    expect(Object.keys(read as object)).toEqual(["kept", "tags", "now", "twin", "inner", "none"]);
  });

  it("gives each value a default of its own", () => {
    const decode = compileResolver(
      schemaOf(record([])),
      schemaOf(record([{ name: "a", type: { type: "array", items: "int" }, default: [1] }])),
    );
    const [first, second] = [decodeValue(decode, new Uint8Array()), decodeValue(decode, new Uint8Array())];
    if (!first.ok || !second.ok) throw new Error("no value");
    expect(second.value).toEqual({ a: [1] });
    expect((first.value as { a: object }).a).not.toBe((second.value as { a: object }).a);
  });

  it("may have another namespace or go by an alias", () => {
    const field = [{ name: "a", type: "int" }];
    expect(resolved(record(field, { namespace: "x" }), record(field, { namespace: "y" }), { a: 1 })).toEqual({ a: 1 });
    expect(resolved(record(field), record(field, { name: "S", aliases: ["R"] }), { a: 1 })).toEqual({ a: 1 });
    expect(resolved(record(field), record(field, { name: "S" }), { a: 1 })).toBe("unresolvable");
  });

  it("holds itself as deep as it goes", () => {
    const node = (type: string, extra: AvroSchemaJson[] = []) => ({
      type: "record",
      name: "Node",
      fields: [{ name: "value", type }, ...extra, { name: "next", type: ["null", "Node"] }],
    });
    const list = { value: 1, next: { value: 2, next: null } };
    expect(resolved(node("int"), node("double", [{ name: "note", type: "string", default: "-" }]), list)).toEqual({
      value: 1,
      note: "-",
      next: { value: 2, note: "-", next: null },
    });
  });

  it("is a fault only where a value comes upon the difference", () => {
    const symbols = (names: string[], rest = {}) => ({ type: "enum", name: "E", symbols: names, ...rest });
    expect(resolved(symbols(["A", "B"]), symbols(["B"]), "B")).toBe("B");
    expect(resolved(symbols(["A", "B"]), symbols(["B"]), "A")).toBe("unresolvable");
    expect(resolved(symbols(["A", "B"]), symbols(["B"], { default: "B" }), "A")).toBe("B");
    expect(resolved(["int", "string"], "long", 4)).toBe(4);
    expect(resolved(["int", "string"], "long", "four")).toBe("unresolvable");
    expect(resolved({ type: "array", items: "string" }, { type: "array", items: "int" }, [])).toEqual([]);
    expect(resolved({ type: "array", items: "string" }, { type: "array", items: "int" }, ["x"])).toBe("unresolvable");
    expect(resolved(record([]), record([{ name: "a", type: "int" }]), {})).toBe("unresolvable");
  });

  it("takes the branch of a reader's union that can read all of it, the full name before others", () => {
    const point = (name: string, extra: AvroSchemaJson[]) => ({
      type: "record",
      name,
      fields: [{ name: "x", type: "int" }, ...extra],
    });
    const reader = [
      point("a.Point", [{ name: "y", type: "int" }]),
      point("b.Point", [{ name: "from", type: "string", default: "b" }]),
      point("c.Point", [{ name: "from", type: "string", default: "c" }]),
    ];
    expect(resolved(point("c.Point", []), reader, { x: 1 })).toEqual({ x: 1, from: "c" });
    expect(resolved(point("d.Point", []), reader, { x: 1 })).toEqual({ x: 1, from: "b" });
    expect(resolved(point("a.Point", []), reader, { x: 1 })).toEqual({ x: 1, from: "b" });
  });

  it("does not overflow the stack where two rings of types meet in thousands of pairs", () => {
    const ring = (length: number) => {
      const aliases = Array.from({ length: 80 }, (_, n) => `R${n}`);
      let json: AvroSchemaJson = "R0";
      for (let n = length - 1; n >= 0; n--)
        json = { type: "record", name: `R${n}`, aliases, fields: [{ name: "next", type: ["null", json] }] };
      return json;
    };
    let list: AvroValue = null;
    for (let depth = 0; depth < 490; depth++) list = { next: list };
    expect(incompatibilities(schemaOf(ring(79)), schemaOf(ring(80)))).toEqual([]);
    expect(resolved(ring(80), ring(79), list)).toEqual(list);
  });
});
