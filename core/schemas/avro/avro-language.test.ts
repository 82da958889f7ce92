import { describe, expect, it } from "vitest";
import type { ResolvedReference } from "../schema-language.ts";
import { avroLanguage } from "./avro-language.ts";

const parse = (schema: unknown, references: readonly ResolvedReference[] = []) =>
  avroLanguage.parse(typeof schema === "string" ? schema : JSON.stringify(schema), references);
const parsed = (schema: unknown, references: readonly ResolvedReference[] = []) => {
  const result = parse(schema, references);
  if (!result.ok) throw new Error(`${result.reason.path}: ${result.reason.detail}`);
  return result.value;
};
const fault = (schema: unknown, references: readonly ResolvedReference[] = []) => {
  const result = parse(schema, references);
  return result.ok ? null : result.reason;
};

const MONEY = { type: "record", name: "shop.Money", fields: [{ name: "minor", type: "long" }] };
const money: ResolvedReference = { name: "shop.Money", schema: JSON.stringify(MONEY), references: [] };
const line: ResolvedReference = {
  name: "shop.Line",
  schema: JSON.stringify({ type: "record", name: "shop.Line", fields: [{ name: "price", type: "shop.Money" }] }),
  references: [money],
};

describe("references", () => {
  const order = {
    type: "record",
    name: "Order",
    namespace: "shop",
    fields: [
      { name: "lines", type: { type: "array", items: "Line" } },
      { name: "total", type: "shop.Money" },
    ],
  };

  it("give names, also those that they refer to themselves, and stay names in what is stored", () => {
    const { canonical, tree } = parsed(order, [line, money]);
    expect(canonical).toBe(
      '{"type":"record","name":"Order","namespace":"shop","fields":[{"name":"lines","type":{"type":"array","items":"Line"}},{"name":"total","type":"Money"}]}',
    );
    const [lines, total] = tree.kind === "record" ? tree.fields : [];
    const price =
      lines?.schema.kind === "array" && lines.schema.items.kind === "record" ? lines.schema.items.fields[0] : undefined;
    expect(price?.schema).toBe(total?.schema);
  });

  it("are missed, doubled and broken with a fault", () => {
    expect(fault(order)).toEqual({
      path: "/fields/0/type/items",
      detail: 'unknown type "Line": neither defined before nor referenced',
    });
    expect(fault(MONEY, [money])?.detail).toBe('"shop.Money" is defined twice');
    expect(fault(order, [{ ...money, schema: "{" }])?.detail).toBe(
      'in the reference "shop.Money": the text is no JSON',
    );
  });

  it("may share what they refer to many times over", () => {
    let reference = money;
    for (let depth = 0; depth < 50; depth++) {
      const name = `shop.R${depth}`;
      const schema = JSON.stringify({ type: "record", name, fields: [{ name: "inner", type: reference.name }] });
      reference = { name, schema, references: [reference, reference, money] };
    }
    expect(parse({ type: "array", items: reference.name }, [reference]).ok).toBe(true);
  });
});

describe("texts that are wrong, huge or without end", () => {
  it.each([
    ["no JSON", "{", ""],
    ["a number", "7", ""],
    ["a bare word", "string", ""],
    ["an alias that is no name", { type: "fixed", name: "F", size: 1, aliases: ["a-b"] }, ""],
    [
      "an order that is none",
      { type: "record", name: "R", fields: [{ name: "a", type: "int", order: "up" }] },
      "/fields/0",
    ],
    ["a type that JSON nests too deep", `${'{"type":"array","items":'.repeat(50_000)}"int"${"}".repeat(50_000)}`, ""],
  ])("refuses %s", (_, schema, path) => {
    expect(fault(schema)?.path).toBe(path);
  });

  it("refuses a type that is a long chain of others, and takes it apart", () => {
    const chain = Array.from({ length: 5_000 }, (_, n) => ({
      type: "record",
      name: `R${n}`,
      fields: n === 0 ? [] : [{ name: "before", type: `R${n - 1}` }],
    }));
    const all = parsed(chain);
    expect(avroLanguage.incompatibilities(all, all)).toEqual([]);
    const reference = { name: "chain", schema: JSON.stringify(chain), references: [] };
    expect(parse('"R400"', [reference]).ok).toBe(true);
    expect(fault('"R4999"', [reference])).toEqual({
      path: "",
      detail: "types that name each other in a chain of more than 512",
    });
  });

  it("takes a megabyte", () => {
    const fields = Array.from({ length: 12_000 }, (_, n) => ({
      name: `field_${n}`,
      type: ["null", { type: "enum", name: `Enum_${n}`, symbols: ["ONE", "TWO"] }],
      default: null,
    }));
    const text = JSON.stringify({ type: "record", name: "Large", fields });
    expect(text.length).toBeGreaterThan(1_000_000);
    const large = parsed(text);
    expect(large.canonical).toBe(text);
    expect(avroLanguage.incompatibilities(large, parsed(text))).toEqual([]);
  });

  it("takes a record that holds itself without end, of which there is no value", () => {
    const endless = parsed({ type: "record", name: "A", fields: [{ name: "a", type: "A" }] });
    expect(endless.canonical).toBe('{"type":"record","name":"A","fields":[{"name":"a","type":"A"}]}');
    expect(avroLanguage.incompatibilities(endless, endless)).toEqual([]);
  });
});

describe("a default", () => {
  const withDefault = (type: unknown, value: unknown) => ({
    type: "record",
    name: "R",
    fields: [{ name: "a", type, default: value }],
  });

  it.each([
    ["int", 1],
    ["long", -7],
    ["double", 1.5],
    ["bytes", "\u00ff"],
    [{ type: "fixed", name: "F", size: 2 }, "ab"],
    [["null", "int"], 3],
    [["int", "null"], null],
    [{ type: "map", values: "long" }, { x: 1 }],
    [
      {
        type: "record",
        name: "I",
        fields: [
          { name: "x", type: "int" },
          { name: "y", type: "int", default: 2 },
        ],
      },
      { x: 1 },
    ],
    [["null", "R"], null],
  ])("of %j may be %j", (type, value) => {
    expect(fault(withDefault(type, value))).toBeNull();
  });

  it.each([
    ["int", 1.5],
    ["int", 2 ** 31],
    ["int", "1"],
    ["string", null],
    ["bytes", "\u0100"],
    [{ type: "fixed", name: "F", size: 2 }, "abc"],
    [{ type: "enum", name: "E", symbols: ["A"] }, "B"],
    [["null", "int"], "x"],
    [{ type: "array", items: "int" }, [1, "2"]],
    [{ type: "record", name: "I", fields: [{ name: "x", type: "int" }] }, {}],
    ["R", {}],
  ])("of %j may not be %j", (type, value) => {
    expect(fault(withDefault(type, value))).toEqual({
      path: "/fields/0/default",
      detail: 'the default of field "a" does not fit its type',
    });
  });
});
