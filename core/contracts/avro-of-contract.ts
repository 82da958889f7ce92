import type { JsonObject, JsonValue } from "../json.ts";
import { eventTypeOf, payloadProperties } from "./contract-properties.ts";
import type { OdcsContract, OdcsProperty } from "./contract-source.ts";

const NAMESPACE = "nearshelf.events";

const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/**
 * The Avro record schema of an event's payload, derived from the contract alone: required fields are bare, others a union with
 * null whose default is null, records are named by where they stand. The `.avsc` files in `contracts/` are exactly this.
 */
export function avroOfContract(contract: OdcsContract): JsonObject {
  const name = pascalCase(eventTypeOf(contract) ?? contract.id);
  return {
    type: "record",
    name,
    namespace: NAMESPACE,
    doc: contract.description.purpose,
    fields: fieldsOf(payloadProperties(contract), name),
  };
}

const fieldsOf = (properties: readonly OdcsProperty[], parent: string): readonly JsonObject[] =>
  properties.map((property) => {
    const { name = "", description, required } = property;
    const own = typeOf(property, parent + pascalCase(name));
    const doc = description === undefined ? {} : { doc: description };
    return required === true ? { name, type: own, ...doc } : { name, type: ["null", own], default: null, ...doc };
  });

function typeOf(property: OdcsProperty, name: string): JsonValue {
  switch (property.logicalType) {
    case "boolean":
      return "boolean";
    case "number":
      return "double";
    case "integer":
      return property.physicalType === "long" ? "long" : "int";
    case "array":
      return { type: "array", items: property.items === undefined ? "string" : typeOf(property.items, `${name}Item`) };
    case "object":
      return { type: "record", name, fields: fieldsOf(property.properties ?? [], name) };
    default:
      if (property.logicalTypeOptions?.format === "json") return { type: "string", logicalType: "json" };
      // Texts, and dates and times as the event wrote them (ISO 8601).
      return "string";
  }
}
