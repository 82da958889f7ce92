import { describe, expect, it } from "vitest";
import { compileFromAvroJson, compileToAvroJson } from "./avro-json.ts";
import { compileDecoder, decodeValue } from "./binary-decoder.ts";
import { compileEncoder, encodeValue } from "./binary-encoder.ts";
import { parseSchema } from "./parse-schema.ts";
import type { AvroSchemaJson, AvroValue } from "./schema.ts";

const schemaOf = (json: AvroSchemaJson) => {
  const result = parseSchema(json);
  if (!result.ok) throw new Error(`${result.reason.path}: ${result.reason.detail}`);
  return result.value;
};
const to = (schema: AvroSchemaJson, value: AvroValue) => compileToAvroJson(schemaOf(schema))(value);
const from = (schema: AvroSchemaJson, json: unknown) => compileFromAvroJson(schemaOf(schema))(json);

const FOO = { type: "record", name: "ns.Foo", fields: [{ name: "n", type: "int" }] };

describe("Avro's JSON encoding", () => {
  // The specification's example: the union ["null","string","Foo"].
  it.each<[AvroSchemaJson, AvroValue, unknown]>([
    [["null", "string", FOO], null, null],
    [["null", "string", FOO], "a", { string: "a" }],
    [["null", "string", FOO], { n: 1 }, { "ns.Foo": { n: 1 } }],
    ["bytes", Uint8Array.of(0, 0x61, 0xff), "\u0000a\u00ff"],
    [{ type: "fixed", name: "F", size: 2 }, Uint8Array.of(1, 2), "\u0001\u0002"],
    ["double", Number.NaN, "NaN"],
    ["double", Number.NEGATIVE_INFINITY, "-Infinity"],
    [
      { type: "map", values: ["null", "long"] },
      { a: 1, b: null },
      { a: { long: 1 }, b: null },
    ],
    [{ type: "array", items: { type: "enum", name: "E", symbols: ["X"] } }, ["X"], ["X"]],
  ])("of %j writes %j as %j, and reads it back", (schema, value, json) => {
    expect(to(schema, value)).toEqual({ ok: true, value: json });
    expect(from(schema, json)).toEqual({ ok: true, value });
  });

  it("keeps a map's key that the prototype knows", () => {
    const json = JSON.parse('{"__proto__":1,"toString":2}') as AvroValue;
    const read = from({ type: "map", values: "int" }, json);
    expect(JSON.stringify(read.ok && read.value)).toBe('{"__proto__":1,"toString":2}');
  });

  it.each<[AvroSchemaJson, unknown, string, string]>([
    ["int", 1.5, "", "int"],
    [["null", "string"], "bare", "", 'one of null, {"string": …}'],
    [["null", "string"], { string: 1 }, "/string", "string"],
    [["null", "string"], { string: "a", int: 1 }, "", 'one of null, {"string": …}'],
    [{ type: "array", items: FOO }, [{ n: 1 }, {}], "/1/n", "int"],
    [FOO, { n: 1, m: 2 }, "/m", "no such property in ns.Foo"],
    ["bytes", "\u0100", "", "bytes"],
    ["string", "\ud800", "", "string"],
  ])("of %j does not read %j", (schema, json, path, expected) => {
    expect(from(schema, json)).toEqual({ ok: false, reason: { path, expected } });
  });

  it("takes an absent field as null where its type admits null", () => {
    const schema = { type: "record", name: "R", fields: [{ name: "a", type: ["null", "int"] }] };
    expect(from(schema, {})).toEqual({ ok: true, value: { a: null } });
    expect(to(schema, {})).toEqual({ ok: true, value: { a: null } });
  });

  it("names the first branch that admits a bare value, and keeps the branch that is named on the way from and to bytes", () => {
    const schema = schemaOf([{ type: "map", values: "int" }, FOO]);
    const json = { "ns.Foo": { n: 1 } };
    const bytes = encodeValue(compileEncoder(schema, "json"), json);
    expect(bytes).toEqual({ ok: true, value: Uint8Array.of(2, 2) });
    expect(decodeValue(compileDecoder(schema, "json"), Uint8Array.of(2, 2))).toEqual({ ok: true, value: json });
    expect(compileToAvroJson(schema)({ n: 1 })).toEqual({ ok: true, value: { map: { n: 1 } } });
  });

  it("does not fit where it holds more nulls than a reader believes", () => {
    const nulls = new Array<null>(100_000).fill(null);
    expect(to({ type: "array", items: "null" }, nulls)).toMatchObject({ ok: false, reason: { path: "" } });
  });

  it("refuses a value without end instead of overflowing the stack", () => {
    const schema = { type: "record", name: "L", fields: [{ name: "next", type: ["null", "L"] }] };
    let [bare, json]: [AvroValue, unknown] = [null, null];
    for (let depth = 0; depth < 20_000; depth++)
      [bare, json] = [{ next: bare }, { next: json === null ? null : { L: json } }];
    expect(from(schema, json)).toMatchObject({ ok: false, reason: { expected: "a value nested at most 500 deep" } });
    expect(to(schema, bare)).toMatchObject({ ok: false, reason: { expected: "a value nested at most 500 deep" } });
  });
});
