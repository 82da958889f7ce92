import { isJsonObject, type JsonObject, type JsonValue } from "../../json.ts";
import type { OdcsProperty } from "../contract-source.ts";
import { failureAction } from "./failure-action.ts";

/**
 * The only values that a property may have, by its rules `invalidValues` with `arguments.validValues` and `mustBe: 0`: such a rule
 * holds for each event, so ingestion enforces it, unless it only warns. `null` where any value of the type is valid.
 */
export function validValuesOf(property: OdcsProperty): ReadonlySet<JsonValue> | null {
  const [first, ...others] = (property.quality ?? []).flatMap(listIn);
  return first === undefined ? null : new Set(first.filter((value) => others.every((list) => list.includes(value))));
}

function listIn(rule: JsonObject): readonly (readonly JsonValue[])[] {
  const valid = isJsonObject(rule.arguments) ? rule.arguments.validValues : undefined;
  return rule.metric === "invalidValues" &&
    rule.mustBe === 0 &&
    failureAction(rule) === "reject" &&
    Array.isArray(valid)
    ? [valid]
    : [];
}
