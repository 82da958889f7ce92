import { payloadProperties } from "./contract-properties.ts";
import type { OdcsProperty } from "./contract-source.ts";
import type { EventContract } from "./event-contract.ts";
import { validValuesOf } from "./quality/valid-values.ts";

const SCALARS: { readonly [logicalType: string]: string } = { number: "number", integer: "number", boolean: "boolean" };

/** Declarations of every event's payload for the browser SDK: types alone, so that they cost a page nothing. */
export const typescriptOfContracts = (contracts: readonly EventContract[]): string =>
  `// Generated from contracts/ by scripts/generate-contracts.mjs; do not edit.

/** What each event carries, by its type; its contract says more. */
export interface EventPayloads {
${contracts
  .map(
    ({ type, source }) =>
      `${comment(source.description.purpose, "  ")}  readonly ${type}: ${objectType(payloadProperties(source), "  ")};`,
  )
  .join("\n")}
}
`;

function objectType(properties: readonly OdcsProperty[], indent: string): string {
  if (properties.length === 0) return "Readonly<Record<string, never>>";
  const inner = `${indent}  `;
  const fields = properties.map((property) => {
    const { name = "", description = "", required } = property;
    return `${comment(description, inner)}${inner}readonly ${name}${required === true ? "" : "?"}: ${typeOf(property, inner)}${required === true ? "" : " | null | undefined"};`;
  });
  return `{\n${fields.join("\n")}\n${indent}}`;
}

function typeOf(property: OdcsProperty, indent: string): string {
  const { logicalType, items } = property;
  const valid = validValuesOf(property);
  if (valid !== null) return [...valid].map((value) => JSON.stringify(value)).join(" | ");
  if (logicalType === "object") return objectType(property.properties ?? [], indent);
  if (logicalType === "array") {
    const item = items === undefined ? "unknown" : typeOf(items, indent);
    return `readonly ${items !== undefined && validValuesOf(items) !== null ? `(${item})` : item}[]`;
  }
  return SCALARS[logicalType] ?? "string";
}

/** A comment may not be ended by what it says. */
const comment = (text: string, indent: string): string =>
  text === "" ? "" : `${indent}/** ${text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ")} */\n`;
