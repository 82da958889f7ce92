import type { JsonObject, JsonValue } from "../json.ts";
import { payloadProperties } from "./contract-properties.ts";
import type { OdcsContract, OdcsProperty, OdcsTypeOptions } from "./contract-source.ts";
import { validValuesOf } from "./quality/valid-values.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** Options that JSON Schema has under the same name. */
const SHARED: readonly (keyof OdcsTypeOptions)[] = [
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "format",
];

/** JSON Schema's formats of ODCS's dates and times. */
const TEMPORAL: { readonly [logicalType: string]: string } = { date: "date", time: "time", timestamp: "date-time" };

/**
 * The JSON Schema (2020-12) of an event's payload, for editors and for whoever checks before sending: what it accepts, ingestion's
 * validator accepts. `id`: its address. Null counts as absent, so optional fields take it.
 */
export const jsonSchemaOfContract = (contract: OdcsContract, id: string): JsonObject => ({
  $schema: DIALECT,
  $id: id,
  title: contract.name,
  description: contract.description.purpose,
  ...objectSchema(payloadProperties(contract)),
});

function objectSchema(properties: readonly OdcsProperty[]): JsonObject {
  const required = properties.filter((property) => property.required === true).map(({ name = "" }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(
      properties.map((property) => [property.name ?? "", propertySchema(property, property.required !== true)]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function propertySchema(property: OdcsProperty, nullable: boolean): JsonObject {
  const { logicalType, description, logicalTypeOptions = {}, items, examples } = property;
  const temporal = TEMPORAL[logicalType];
  const type = temporal === undefined ? logicalType : "string";
  const shape =
    logicalType === "object"
      ? objectSchema(property.properties ?? [])
      : logicalType === "array" && items !== undefined
        ? { items: propertySchema(items, false) }
        : {};
  const valid = validValuesOf(property);
  return {
    ...(description === undefined ? {} : { description }),
    ...shape,
    type: nullable ? [type, "null"] : type,
    ...(temporal === undefined ? {} : { format: temporal }),
    ...Object.fromEntries(
      SHARED.flatMap((name) => (logicalTypeOptions[name] === undefined ? [] : [[name, logicalTypeOptions[name]]])),
    ),
    ...(valid === null ? {} : { enum: nullable ? [...valid, null] : [...valid] }),
    ...(examples === undefined ? {} : { examples: examples as readonly JsonValue[] }),
  };
}
