import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ContractFault } from "../contract-fault.ts";
import type { OdcsContract } from "../contract-source.ts";
import { checkOdcs } from "./check-odcs.ts";
import { CONTRACT_ID, RESERVED_IDS } from "./contract-limits.ts";
import { parseDocument } from "./parse-document.ts";

/** A document that ODCS 3.1 accepts, with what the platform reads of it. */
export interface ReadContract {
  readonly document: JsonObject;
  readonly contract: OdcsContract;
}

/** Reads and checks a document's text: form, the official schema, and an id that can stand in an address. */
export function readContract(text: string): Result<ReadContract, readonly ContractFault[]> {
  const parsed = parseDocument(text);
  return parsed.ok ? readDocument(parsed.value) : parsed;
}

export function readDocument(document: JsonObject): Result<ReadContract, readonly ContractFault[]> {
  const faults = [...checkOdcs(document), ...idFaults(document.id)];
  if (faults.length > 0) return err(faults);
  return ok({ document, contract: contractIn(document) });
}

const idFaults = (id: JsonValue | undefined): readonly ContractFault[] =>
  typeof id === "string" && CONTRACT_ID.test(id) && !RESERVED_IDS.includes(id)
    ? []
    : [{ path: "id", detail: "must have letters, digits and ._- only, 3 to 128 of them", rule: "form" }];

const objects = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];

const text = (value: JsonValue | undefined): string => (typeof value === "string" ? value : "");

const isTexts = (value: JsonValue | undefined): boolean =>
  typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));

/**
 * What the platform reads of a document that ODCS accepts: lists that ODCS leaves out are empty, texts too, and custom properties and
 * service levels of other kinds than ours are passed over (the document itself keeps them).
 */
export function contractIn(document: JsonObject): OdcsContract {
  const description = isJsonObject(document.description) ? document.description : {};
  return {
    ...document,
    id: text(document.id),
    name: text(document.name),
    version: text(document.version),
    description: { ...description, purpose: text(description.purpose) },
    slaProperties: objects(document.slaProperties),
    customProperties: objects(document.customProperties).filter(({ value }) => isTexts(value)),
    schema: objects(document.schema).map(propertyIn),
    ...(isJsonObject(document.team) ? {} : { team: undefined }),
  } as unknown as OdcsContract;
}

function propertyIn(property: JsonObject): JsonObject {
  return {
    ...property,
    logicalType: text(property.logicalType),
    ...(property.customProperties === undefined
      ? {}
      : { customProperties: objects(property.customProperties).filter(({ value }) => typeof value === "string") }),
    ...(property.quality === undefined ? {} : { quality: objects(property.quality) }),
    ...(property.properties === undefined ? {} : { properties: objects(property.properties).map(propertyIn) }),
    ...(isJsonObject(property.items) ? { items: propertyIn(property.items) } : {}),
  };
}
