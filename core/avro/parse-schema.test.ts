import { describe, expect, it } from "vitest";
import { parseSchema } from "./parse-schema.ts";
import type { AvroSchemaJson } from "./schema.ts";

const parsed = (json: AvroSchemaJson) => {
  const result = parseSchema(json);
  if (!result.ok) throw new Error(`${result.reason.path}: ${result.reason.detail}`);
  return result.value;
};
const fault = (json: AvroSchemaJson) => {
  const result = parseSchema(json);
  return result.ok ? null : { code: result.reason.code, path: result.reason.path };
};
const field = (name: string, type: AvroSchemaJson) => ({ name, type });

describe("parseSchema", () => {
  it("reads a primitive by its name and as an object, and keeps its logical type and other attributes", () => {
    expect(parsed("long")).toMatchObject({ kind: "long", logicalType: null });
    expect(parsed({ type: "long", logicalType: "timestamp-millis", unit: "ms" })).toEqual({
      kind: "long",
      logicalType: "timestamp-millis",
      attributes: { logicalType: "timestamp-millis", unit: "ms" },
    });
  });

  it("resolves a name to the type itself, in the namespace of the record around it", () => {
    const colour = { type: "enum", name: "Colour", symbols: ["RED"] };
    const record = parsed({
      type: "record",
      name: "Product",
      namespace: "shop",
      fields: [field("main", colour), field("trim", "Colour"), field("lining", "shop.Colour")],
    });
    if (record.kind !== "record") throw new Error("no record");
    const [main, trim, lining] = record.fields.map((each) => each.schema);
    expect(main).toMatchObject({ kind: "enum", name: "shop.Colour" });
    expect(trim).toBe(main);
    expect(lining).toBe(main);
  });

  it("lets a record hold itself", () => {
    const node = parsed({ type: "record", name: "Node", fields: [field("next", ["null", "Node"])] });
    if (node.kind !== "record") throw new Error("no record");
    const next = node.fields[0]?.schema;
    expect(next?.kind === "union" && next.branches[1]).toBe(node);
  });

  it("keeps a field's default, also where it is null", () => {
    const record = parsed({ type: "record", name: "R", fields: [{ name: "a", type: ["null", "int"], default: null }] });
    expect(record.kind === "record" && record.fields[0]?.default).toBeNull();
  });

  it.each<[string, AvroSchemaJson, string, string]>([
    ["a number", 7, "not_a_schema", ""],
    ["an unknown type", { type: "array", items: "Nowhere" }, "unknown_type", "/items"],
    ["a record without fields", { type: "record", name: "R" }, "bad_fields", ""],
    [
      "a field twice",
      { type: "record", name: "R", fields: [field("a", "int"), field("a", "int")] },
      "bad_fields",
      "/fields/1",
    ],
    ["a name with a dash", { type: "fixed", name: "a-b", size: 1 }, "bad_name", ""],
    ["the name of a primitive", { type: "fixed", name: "long", size: 1 }, "bad_name", ""],
    ["a negative size", { type: "fixed", name: "F", size: -1 }, "bad_size", ""],
    ["a symbol twice", { type: "enum", name: "E", symbols: ["A", "A"] }, "bad_symbols", ""],
    ["a default that is no symbol", { type: "enum", name: "E", symbols: ["A"], default: "B" }, "bad_symbols", ""],
    ["a union in a union", ["null", ["int"]], "bad_union", ""],
    ["a type twice in a union", ["int", { type: "int" }], "bad_union", ""],
  ])("refuses %s", (_, json, code, path) => {
    expect(fault(json)).toEqual({ code, path });
  });

  it("refuses a name that is defined twice", () => {
    const fixed = { type: "fixed", name: "F", size: 1 };
    expect(fault({ type: "record", name: "R", fields: [field("a", fixed), field("b", fixed)] })).toEqual({
      code: "duplicate_name",
      path: "/fields/1/type",
    });
  });

  it("refuses a schema that nests without end instead of overflowing the stack", () => {
    let json: AvroSchemaJson = "int";
    for (let depth = 0; depth < 10_000; depth++) json = { type: "array", items: json };
    expect(fault(json)?.code).toBe("too_deep");
  });
});
