import { BUILT_IN_CONTRACTS, canonicalEventType } from "../contracts/catalogue.ts";
import type { OdcsProperty } from "../contracts/contract-source.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";

/** Names that other trackers give to a field of our contracts, best first. Used where the field itself is missing. */
const OTHER_NAMES: { readonly [field: string]: readonly string[] } = {
  product_id: ["sku", "id"],
  promotion_id: ["id"],
  creative: ["creative_id"],
  total: ["revenue", "value"],
};

const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;

/**
 * Puts a foreign payload into the form of its type's contract: fields that the contract names are kept, under their other names
 * too, numbers that came as text and ids that came as numbers are read as such; fields that it does not name are left out
 * (what Segment Protocols calls "omit properties"). A payload whose type has no contract stays as it is.
 */
export function fitPayload(type: string, payload: JsonObject, contracts = BUILT_IN_CONTRACTS): JsonObject {
  const properties = contracts.of(canonicalEventType(type))?.source.schema[0]?.properties;
  return properties === undefined ? payload : fitObject(properties, payload);
}

function fitObject(properties: readonly OdcsProperty[], payload: JsonObject): JsonObject {
  const fitted: Record<string, JsonValue> = {};
  for (const property of properties) {
    const name = property.name ?? "";
    const stated = [name, ...(OTHER_NAMES[name] ?? [])].filter(
      (each) => Object.hasOwn(payload, each) && payload[each] !== null,
    );
    // An empty id says nothing where another name says something.
    const given = stated.find((each) => payload[each] !== "") ?? stated[0];
    const value = given === undefined ? undefined : payload[given];
    if (value !== undefined) fitted[name] = fitValue(property, name, value);
  }
  return fitted;
}

function fitValue(property: OdcsProperty, name: string, value: JsonValue): JsonValue {
  switch (property.logicalType) {
    case "string":
      if (typeof value === "number") return String(value);
      return name === "currency" && typeof value === "string" ? value.toUpperCase() : value;
    case "number":
    case "integer":
      return typeof value === "string" && DECIMAL.test(value) ? Number(value) : value;
    case "array": {
      const items = property.items;
      return Array.isArray(value) && items !== undefined ? value.map((item) => fitValue(items, "", item)) : value;
    }
    case "object":
      return isJsonObject(value) && property.properties !== undefined ? fitObject(property.properties, value) : value;
    default:
      return value;
  }
}
