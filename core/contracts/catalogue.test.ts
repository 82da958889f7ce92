import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json.ts";
import { allContracts } from "./catalogue.ts";
import type { OdcsProperty } from "./contract-source.ts";

const AVRO_TYPE: { readonly [logicalType: string]: string } = {
  string: "string",
  number: "double",
  integer: "int",
  array: "array",
};

/** `[name, avro type, required]` of each field, as the Avro schema says. */
const avroFields = (record: JsonObject) =>
  (record.fields as readonly { readonly name: string; readonly type: JsonValue }[]).map(({ name, type }) => {
    const optional = Array.isArray(type) && type[0] === "null";
    const own = optional ? (type as readonly JsonValue[])[1] : type;
    return [name, typeof own === "string" ? own : (own as JsonObject).type, !optional];
  });
const odcsFields = (properties: readonly OdcsProperty[]) =>
  properties.map(({ name, logicalType, required }) => [name, AVRO_TYPE[logicalType], required === true]);

describe("the contracts", () => {
  it("cover the first event types", () => {
    expect(allContracts().map(({ type }) => type)).toEqual([
      "consent_updated",
      "order_completed",
      "page_viewed",
      "product_added",
      "product_removed",
      "product_viewed",
      "recommendation_clicked",
      "recommendation_shown",
    ]);
  });

  it.each(allContracts().map((contract) => [contract.type, contract] as const))(
    "%s says the same in ODCS and in Avro",
    (_, { source, avro }) => {
      expect(avroFields(avro)).toEqual(odcsFields(source.schema[0]?.properties ?? []));
    },
  );

  it.each(allContracts().map((contract) => [contract.type, contract] as const))(
    "%s names its version, owner and retention",
    (_, { source }) => {
      expect(source.version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(source.team?.members[0]?.role).toBe("owner");
      expect(source.slaProperties).toContainEqual({ property: "retention", value: expect.any(Number), unit: "d" });
    },
  );
});
