import { describe, expect, it } from "vitest";
import { parseSchema } from "../avro/parse-schema.ts";
import { handlingOf } from "../cleaning/personal-fields.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { allContracts, canonicalEventType, contractOf, segmentNameOf } from "./catalogue.ts";
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

/** An object of every property's first example. */
const exampleOf = (properties: readonly OdcsProperty[]): JsonObject =>
  Object.fromEntries(
    properties.map(({ name = "", items, examples }) => [
      name,
      items === undefined ? (examples?.[0] as JsonValue) : [exampleOf(items.properties ?? [])],
    ]),
  );

/** Segment's e-commerce specification v2, and what a shop says of sessions, sign-in and recommendations. */
const SEGMENT_NAMES = [
  ...["Products Searched", "Product List Viewed", "Product List Filtered", "Promotion Viewed", "Promotion Clicked"],
  ...["Product Clicked", "Product Viewed", "Product Added", "Product Removed", "Cart Viewed", "Checkout Started"],
  ...["Checkout Step Viewed", "Checkout Step Completed", "Payment Info Entered", "Order Completed", "Order Updated"],
  ...["Order Refunded", "Order Cancelled", "Coupon Entered", "Coupon Applied", "Coupon Denied", "Coupon Removed"],
  ...["Product Added to Wishlist", "Product Removed from Wishlist", "Wishlist Product Added to Cart"],
  ...["Product Shared", "Cart Shared", "Product Reviewed", "Page Viewed", "Consent Updated", "Search Result Clicked"],
  ...["Recommendation Shown", "Recommendation Clicked", "Session Started", "Session Ended"],
  ...["Signed Up", "Signed In", "Signed Out", "Sign-in Failed"],
];

describe("the contracts", () => {
  it.each(SEGMENT_NAMES)("cover %s, and know it by both names", (name) => {
    const type = canonicalEventType(name);
    expect(contractOf(type)?.type).toBe(type);
    expect(segmentNameOf(type)).toBe(name);
  });

  it("give a type without a contract the name that its words make", () => {
    expect(segmentNameOf("quiz_finished")).toBe("Quiz Finished");
  });

  it("have names that lead back to their type", () => {
    for (const { type, segmentName } of allContracts()) expect(canonicalEventType(segmentName)).toBe(type);
  });

  it.each(allContracts().map((contract) => [contract.type, contract] as const))(
    "%s has an Avro schema that the lake can write",
    (_, { avro }) => {
      expect(parseSchema(avro)).toMatchObject({ ok: true });
    },
  );

  it.each(allContracts().map((contract) => [contract.type, contract] as const))(
    "%s takes its own examples, and finds nothing personal in them that it does not declare",
    (_, { source, validate, filter }) => {
      const properties = source.schema[0]?.properties ?? [];
      const data = exampleOf(properties);
      expect(validate(data, "data")).toBeNull();
      const declared = properties.filter((property) => handlingOf(property) !== null).map(({ name }) => name);
      const kept = Object.fromEntries(Object.entries(data).filter(([name]) => !declared.includes(name)));
      expect(filter(data).data).toMatchObject(kept);
    },
  );

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
