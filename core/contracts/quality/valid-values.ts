import { isJsonObject, type JsonValue } from "../../json.ts";
import type { OdcsProperty } from "../contract-source.ts";

/**
 * The only values that a property may have, by its rule `invalidValues` with `arguments.validValues` and `mustBe: 0`: such a rule
 * holds for each event, so ingestion enforces it. `null` where any value of the type is valid.
 */
export function validValuesOf(property: OdcsProperty): ReadonlySet<JsonValue> | null {
  let valid: ReadonlySet<JsonValue> | null = null;
  for (const rule of property.quality ?? []) {
    const given = isJsonObject(rule.arguments) ? rule.arguments.validValues : undefined;
    if (rule.metric !== "invalidValues" || rule.mustBe !== 0 || !Array.isArray(given)) continue;
    const values = new Set<JsonValue>(given);
    valid = valid === null ? values : new Set([...valid].filter((value) => values.has(value)));
  }
  return valid;
}
