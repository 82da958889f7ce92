import { expect, it } from "vitest";
import { allContracts, contractOf } from "../contracts/catalogue.ts";
import type { OdcsContract, OdcsProperty } from "../contracts/contract-source.ts";
import type { JsonObject } from "../json.ts";
import { SAMPLE_DATA_MAX_CHARS, SAMPLE_TEXT_MAX_CHARS } from "./limits.ts";
import { publicPart } from "./public-part.ts";

const contract = (properties: readonly OdcsProperty[]): OdcsContract =>
  ({ schema: [{ name: "payload", logicalType: "object", properties }] }) as unknown as OdcsContract;
const text = (name: string, classification?: string): OdcsProperty => ({
  name,
  logicalType: "string",
  ...(classification === undefined ? {} : { classification }),
});

it("shows what is public or internal, at any depth, and nothing that is not classified so", () => {
  const fields = [
    text("a", "public"),
    text("b", "internal"),
    text("c", "restricted"),
    text("d", "confidential"),
    text("e"),
  ];
  const shape = contract([
    ...fields,
    { name: "list", logicalType: "array", items: { logicalType: "object", properties: fields } },
    { name: "words", logicalType: "array", classification: "public", items: { logicalType: "string" } },
    { name: "secrets", logicalType: "array", classification: "restricted", items: { logicalType: "string" } },
    { name: "inner", logicalType: "object", properties: fields },
  ]);
  const data = { a: "A", b: "B", c: "C", d: "D", e: "E", f: "F" };
  const shown = { a: "A", b: "B" };
  expect(publicPart(shape, { ...data, list: [data, data], words: ["w"], secrets: ["s"], inner: data })).toEqual({
    ...shown,
    list: [shown, shown],
    words: ["w"],
    inner: shown,
  });
});

it("shows no field of the catalogue that is declared personal", () => {
  for (const { source } of allContracts())
    for (const property of source.schema[0]?.properties ?? []) {
      if (!property.customProperties?.some((custom) => custom.property === "personalData")) continue;
      expect(publicPart(source, { [property.name ?? ""]: "jane" })).toEqual({});
    }
});

it("shows of a signed-in person what is not hers", () => {
  const source = contractOf("signed_in")?.source;
  if (source === undefined) throw new Error("no contract");
  const data: JsonObject = { method: "password", username: "jane", email: "jane@example.com", ip: "192.0.2.0" };
  expect(JSON.stringify(publicPart(source, data))).not.toMatch(/jane|192/);
});

it("shortens long texts, and leaves out what is too long all the same", () => {
  const shape = contract(Array.from({ length: 40 }, (_, at) => text(`t${at}`, "public")));
  const long = "x".repeat(SAMPLE_TEXT_MAX_CHARS + 1);
  expect(publicPart(shape, { t0: long })?.t0).toBe(`${"x".repeat(SAMPLE_TEXT_MAX_CHARS)}…`);
  const all = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`t${at}`, long]));
  expect(JSON.stringify(all).length).toBeGreaterThan(SAMPLE_DATA_MAX_CHARS);
  expect(publicPart(shape, all)).toBeNull();
});
