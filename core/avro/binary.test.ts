import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileDecoder, decodeValue } from "./binary-decoder.ts";
import { compileEncoder, encodeValue } from "./binary-encoder.ts";
import { parseSchema } from "./parse-schema.ts";
import type { AvroSchemaJson, AvroValue } from "./schema.ts";

const schemaOf = (json: AvroSchemaJson) => {
  const result = parseSchema(json);
  if (!result.ok) throw new Error(result.reason.detail);
  return result.value;
};
const encoded = (json: AvroSchemaJson, value: AvroValue) => encodeValue(compileEncoder(schemaOf(json)), value);
const bytesOf = (json: AvroSchemaJson, value: AvroValue) => {
  const result = encoded(json, value);
  if (!result.ok) throw new Error(`${result.reason.path} is not ${result.reason.expected}`);
  return result.value;
};
const decoded = (json: AvroSchemaJson, bytes: ArrayLike<number>) =>
  decodeValue(compileDecoder(schemaOf(json)), Uint8Array.from(bytes));
const roundTrip = (json: AvroSchemaJson, value: AvroValue) => {
  const result = decoded(json, bytesOf(json, value));
  if (!result.ok) throw result.reason;
  return result.value;
};
const mismatchOf = (json: AvroSchemaJson, value: AvroValue) => {
  const result = encoded(json, value);
  return result.ok ? null : result.reason;
};
const faultOf = (json: AvroSchemaJson, bytes: ArrayLike<number>) => {
  const result = decoded(json, bytes);
  return result.ok ? null : result.reason.code;
};

describe("the binary form", () => {
  // Avro 1.11.1 specification, "Binary Encoding": the table of longs and the worked examples.
  it.each<[AvroSchemaJson, AvroValue, number[]]>([
    ["long", 0, [0x00]],
    ["long", -1, [0x01]],
    ["long", 1, [0x02]],
    ["long", -2, [0x03]],
    ["long", -64, [0x7f]],
    ["long", 64, [0x80, 0x01]],
    ["string", "foo", [0x06, 0x66, 0x6f, 0x6f]],
    [{ type: "array", items: "long" }, [3, 27], [0x04, 0x06, 0x36, 0x00]],
    [["null", "string"], null, [0x00]],
    [["null", "string"], "a", [0x02, 0x02, 0x61]],
  ])("writes %j of %j as the specification does", (json, value, bytes) => {
    expect([...bytesOf(json, value)]).toEqual(bytes);
  });

  it("holds every safe integer", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => roundTrip("long", value) === value));
    for (const value of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 30, -(2 ** 30), -(2 ** 30) - 1])
      expect(roundTrip("long", value)).toBe(value);
  });

  it("holds every double and every well-formed string", () => {
    fc.assert(fc.property(fc.double(), (value) => Object.is(roundTrip("double", value), value)));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (value) => roundTrip("string", value) === value),
    );
  });

  it("holds strings on both sides of every change of the length prefix", () => {
    for (const letter of ["a", "é", "語", "😀", "\ufeff", "\0"])
      for (const length of [0, 1, 31, 32, 33, 62, 63, 64, 65, 8_191, 8_192])
        expect(roundTrip("string", letter.repeat(length))).toBe(letter.repeat(length));
  });

  it("keeps property names that the prototype knows", () => {
    const json = {
      type: "record",
      name: "R",
      fields: [
        { name: "constructor", type: ["null", "string"] },
        { name: "__proto__", type: ["null", "string"] },
      ],
    };
    expect(roundTrip(json, {})).toEqual(JSON.parse('{"constructor":null,"__proto__":null}'));
    const map = JSON.parse('{"__proto__":1,"toString":2}') as AvroValue;
    expect(JSON.stringify(roundTrip({ type: "map", values: "int" }, map))).toBe('{"__proto__":1,"toString":2}');
  });

  it("follows a recursive record", () => {
    const json = {
      type: "record",
      name: "Node",
      fields: [
        { name: "value", type: "int" },
        { name: "next", type: ["null", "Node"] },
      ],
    };
    const list = { value: 1, next: { value: 2, next: { value: 3, next: null } } };
    expect(roundTrip(json, list)).toEqual(list);
  });

  it("writes the first branch of a union that admits the value", () => {
    const named = (name: string) => ({ type: "record", name, fields: [{ name: name.toLowerCase(), type: "int" }] });
    const json = ["null", "int", "double", "string", { type: "array", items: "int" }, named("Left"), named("Right")];
    for (const [value, branch] of [
      [null, 0],
      [7, 1],
      [7.5, 2],
      [2 ** 40, 2],
      ["7", 3],
      [[7], 4],
      [{ left: 1 }, 5],
      [{ right: 1 }, 6],
    ] as const) {
      expect(bytesOf(json, value)[0]).toBe(branch * 2);
      expect(roundTrip(json, value)).toEqual(value);
    }
  });
});

describe("a value that does not fit", () => {
  const json = {
    type: "record",
    name: "Order",
    fields: [
      {
        name: "lines",
        type: { type: "array", items: { type: "record", name: "Line", fields: [{ name: "units", type: "int" }] } },
      },
    ],
  };

  it.each<[string, AvroValue, string, string]>([
    ["a wrong kind deep inside", { lines: [{ units: 1 }, { units: "2" }] }, "/lines/1/units", "int"],
    ["a number of more than 32 bits", { lines: [{ units: 2 ** 31 }] }, "/lines/0/units", "int"],
    ["an absent field that may not be null", { lines: [{}] }, "/lines/0/units", "int"],
    ["a property that the schema does not name", { lines: [], "a/b": 1 }, "/a~1b", "no such property in Order"],
  ])("names %s", (_, value, path, expected) => {
    expect(mismatchOf(json, value)).toEqual({ path, expected });
  });

  it.each<[AvroSchemaJson, AvroValue]>([
    ["long", 2 ** 53],
    ["long", 1.5],
    ["string", "\ud800"],
    ["string", `${"a".repeat(100)}\udc00`],
    [{ type: "map", values: "int" }, { "\ud800": 1 }],
    [{ type: "fixed", name: "F", size: 2 }, new Uint8Array(3)],
    [{ type: "enum", name: "E", symbols: ["A"] }, "B"],
  ])("is refused: %j", (schema, value) => {
    expect(mismatchOf(schema, value)).not.toBeNull();
  });
});

describe("damaged or hostile bytes", () => {
  const emptyRecords = (levels: number): AvroSchemaJson => {
    let inner: AvroSchemaJson = "null";
    for (let level = 0; level < levels; level++)
      inner = {
        type: "record",
        name: `R${level}`,
        fields: [
          { name: "a", type: inner },
          { name: "b", type: level === 0 ? "null" : `R${level - 1}` },
        ],
      };
    return inner;
  };

  it.each<[string, AvroSchemaJson, number[], string]>([
    ["a string longer than the rest", "string", [0xfe, 0xff, 0xff, 0xff, 0x0f], "truncated"],
    ["a negative length", "bytes", [0x01], "bad_value"],
    ["an unsafe long", "long", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], "bad_value"],
    ["a long that never ends", "long", new Array<number>(20).fill(0xff), "bad_value"],
    ["an int of 33 bits", "int", [0x80, 0x80, 0x80, 0x80, 0x20], "bad_value"],
    ["a boolean of 2", "boolean", [2], "bad_value"],
    ["a string that is not UTF-8", "string", [0x04, 0xc3, 0x28], "bad_value"],
    ["an unknown branch", ["null", "int"], [0x04], "bad_value"],
    ["an unknown symbol", { type: "enum", name: "E", symbols: ["A"] }, [0x02], "bad_value"],
    ["more items than bytes", { type: "array", items: "int" }, [0xfe, 0xff, 0xff, 0x0f, 0x00], "truncated"],
    ["a billion items of no bytes", { type: "array", items: "null" }, [0x80, 0x80, 0x80, 0x80, 0x08, 0], "too_large"],
    ["2^30 records of no bytes", emptyRecords(30), [], "too_large"],
    ["bytes left over", "int", [0x02, 0x02], "bad_value"],
  ])("refuses %s", (_, json, bytes, code) => {
    expect(faultOf(json, bytes)).toBe(code);
  });

  it("refuses endless nesting before the stack ends", () => {
    const json = { type: "record", name: "Node", fields: [{ name: "next", type: ["null", "Node"] }] };
    expect(faultOf(json, new Array<number>(100_000).fill(0x02))).toBe("too_large");
  });

  it("never answers with anything but a value or a fault", () => {
    const json = {
      type: "record",
      name: "R",
      fields: [
        { name: "s", type: ["null", "string"] },
        { name: "m", type: { type: "map", values: { type: "array", items: "long" } } },
        { name: "d", type: "double" },
      ],
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const result = decoded(json, bytes);
        return result.ok || result.reason.name === "AvroFault";
      }),
    );
  });
});
