import { describe, expect, it } from "vitest";
import { parseSchemaText } from "./parse-schema-text.ts";
import { type SchemaForm, writeSchema } from "./write-schema.ts";

const written = (json: unknown, form: SchemaForm = "plain"): string => {
  const parsed = parseSchemaText(typeof json === "string" ? json : JSON.stringify(json));
  if (!parsed.ok) throw new Error(`${parsed.reason.path}: ${parsed.reason.detail}`);
  return writeSchema(parsed.value.schema, form);
};

describe("a schema as Java's Schema.toString() writes it", () => {
  it("is the same for a primitive's name and for an object of it", () => {
    expect(written('"string"')).toBe('"string"');
    expect(written(' { "type" : "string" } ')).toBe('"string"');
    expect(written({ type: "string", doc: "not of a primitive" })).toBe('"string"');
  });

  it("puts Avro's attributes in their order, keeps a user's own behind them, and writes names as short as they may be", () => {
    const json = {
      fields: [
        { type: "int", name: "n", default: 1, aliases: ["m"], pii: "no", doc: "number", order: "descending" },
        { name: "inner", type: { name: "shop.Inner", type: "fixed", size: 2, logicalType: "decimal", precision: 3 } },
        { name: "again", type: "shop.Inner" },
        { name: "away", type: { type: "enum", name: "E", namespace: "far", symbols: ["A"], default: "A", doc: "e" } },
        {
          name: "bare",
          type: { type: "record", name: "Bare", namespace: "", fields: [{ name: "away", type: "far.E" }] },
        },
      ],
      owner: "shop-team",
      aliases: ["Old", "past.Older"],
      doc: "A record",
      namespace: "shop",
      name: "R",
      type: "record",
    };
    expect(written(json)).toBe(
      '{"type":"record","name":"R","namespace":"shop","doc":"A record","fields":[' +
        '{"name":"n","type":"int","doc":"number","default":1,"order":"descending","aliases":["m"],"pii":"no"},' +
        '{"name":"inner","type":{"type":"fixed","name":"Inner","size":2,"logicalType":"decimal","precision":3}},' +
        '{"name":"again","type":"Inner"},' +
        '{"name":"away","type":{"type":"enum","name":"E","namespace":"far","doc":"e","symbols":["A"],"default":"A"}},' +
        '{"name":"bare","type":{"type":"record","name":"Bare","namespace":"","fields":[{"name":"away","type":"far.E"}]}}' +
        '],"owner":"shop-team","aliases":["Old","past.Older"]}',
    );
  });

  it("reads back as itself", () => {
    const once = written({
      type: "record",
      name: "a.b.R",
      fields: [
        { name: "self", type: ["null", "R"], default: null },
        { name: "long", type: { type: "fixed", name: "long", size: 8 } },
        { name: "again", type: "a.b.long" },
        { name: "top", type: { type: "record", name: "Top", namespace: "", fields: [] } },
        { name: "topAgain", type: "Top" },
      ],
    });
    expect(written(once)).toBe(once);
    expect(written(written(once, "normalized"))).toBe(once);
  });

  it("keeps a default that is too long for a number, digit by digit", () => {
    const json = '{"type":"record","name":"R","fields":[{"name":"a","type":"long","default":9223372036854775807}]}';
    expect(written(json)).toBe(json);
  });
});

describe("a normalized schema", () => {
  it("is the same however names are qualified and attributes are ordered", () => {
    const field = (rest: object) => ({ type: "record", name: "R", namespace: "x", fields: [{ name: "a", ...rest }] });
    const one = field({ type: { type: "fixed", name: "F", size: 1, b: { d: 1, c: 2 }, a: 1 }, y: 1, x: 2 });
    const other = {
      type: "record",
      name: "x.R",
      fields: [{ x: 2, y: 1, name: "a", type: { size: 1, a: 1, b: { c: 2, d: 1 }, name: "x.F", type: "fixed" } }],
    };
    expect(written(one)).not.toBe(written(other));
    expect(written(one, "normalized")).toBe(written(other, "normalized"));
    expect(written(one, "normalized")).toBe(
      '{"type":"record","name":"x.R","fields":[{"name":"a","type":{"type":"fixed","name":"x.F","size":1,"a":1,"b":{"c":2,"d":1}},"x":2,"y":1}]}',
    );
  });
});
