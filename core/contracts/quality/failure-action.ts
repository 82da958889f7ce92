import { isJsonObject, type JsonObject } from "../../json.ts";

/** The custom property of a rule that says what becomes of an event that breaks it, in the words of Confluent's rules. */
export const ON_FAILURE = "onFailure";

/** `reject`: the event is refused and kept with the bad events. `warn`: it is stored, and says which rules it breaks. */
export type FailureAction = "reject" | "warn";

/**
 * What becomes of an event that breaks a rule: as `onFailure` says, `ERROR` or `DLQ` (one thing here: what is refused is always
 * kept, and can be replayed) or `NONE`; otherwise by severity, where `error`, which holds where none is stated, refuses.
 */
export function failureAction(rule: JsonObject): FailureAction {
  const properties = Array.isArray(rule.customProperties) ? rule.customProperties.filter(isJsonObject) : [];
  const declared = properties.find(({ property }) => property === ON_FAILURE)?.value;
  if (declared === "ERROR" || declared === "DLQ") return "reject";
  if (declared === "NONE") return "warn";
  return rule.severity === undefined || rule.severity === "error" ? "reject" : "warn";
}
