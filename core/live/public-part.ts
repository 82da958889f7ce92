import type { OdcsContract, OdcsProperty } from "../contracts/contract-source.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { SAMPLE_DATA_MAX_CHARS, SAMPLE_TEXT_MAX_CHARS } from "./limits.ts";

/** Classifications (ODCS) that whoever may read events may see. A field without one is not shown. */
const SHOWN: ReadonlySet<string> = new Set(["public", "internal"]);

const shortened = (value: JsonValue): JsonValue =>
  typeof value === "string" && value.length > SAMPLE_TEXT_MAX_CHARS
    ? `${value.slice(0, SAMPLE_TEXT_MAX_CHARS)}…`
    : value;

function shownOf(property: OdcsProperty, value: JsonValue): JsonValue | undefined {
  if (property.properties !== undefined)
    return isJsonObject(value) ? shownFields(property.properties, value) : undefined;
  const { items } = property;
  if (items !== undefined) {
    // A list of plain values is as the list is classified, a list of objects as their fields are.
    const { classification = "" } = property;
    if (!Array.isArray(value) || (items.properties === undefined && !SHOWN.has(classification))) return undefined;
    const each = items.properties === undefined ? { ...items, classification } : items;
    return value.flatMap((item: JsonValue) => shownOf(each, item) ?? []);
  }
  if (!SHOWN.has(property.classification ?? "") || typeof value === "object") return undefined;
  return shortened(value);
}

function shownFields(properties: readonly OdcsProperty[], data: JsonObject): JsonObject {
  const shown: { [name: string]: JsonValue } = {};
  for (const property of properties) {
    const value = data[property.name ?? ""];
    if (value === undefined || value === null) continue;
    const part = shownOf(property, value);
    if (part !== undefined) shown[property.name ?? ""] = part;
  }
  return shown;
}

/**
 * What a contract calls public or internal of a payload, long texts shortened; `null` where even that is too long. What the
 * contract does not name, or declares personal, is not there.
 */
export function publicPart({ schema }: OdcsContract, data: JsonObject): JsonObject | null {
  const shown = shownFields(schema[0]?.properties ?? [], data);
  return JSON.stringify(shown).length > SAMPLE_DATA_MAX_CHARS ? null : shown;
}
