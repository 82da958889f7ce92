import { type ConsentStatement, PURPOSES, type Purpose } from "../../consent/purposes.ts";
import type { JsonObject } from "../../json.ts";
import { consentOfCategories } from "../segment/consent.ts";

const OPTIONAL_PURPOSES = PURPOSES.filter((purpose) => purpose !== "necessary");
const all = (granted: boolean): ConsentStatement =>
  Object.fromEntries(OPTIONAL_PURPOSES.map((purpose) => [purpose, granted])) as { [purpose in Purpose]?: boolean };

/**
 * What a `consent_preferences` event of the enhanced consent plugin says of our purposes: everything granted, everything
 * refused, or the named scopes granted and the others refused. `undefined` where nothing was decided (pending, implicit).
 */
export function consentOfPreferences(data: JsonObject): ConsentStatement | undefined {
  switch (data.eventType) {
    case "allow_all":
      return all(true);
    case "deny_all":
    case "withdrawn":
    case "expired":
      return all(false);
    case "allow_selected": {
      const scopes = Array.isArray(data.consentScopes) ? data.consentScopes : [];
      const named = Object.fromEntries(
        scopes.filter((scope) => typeof scope === "string").map((scope) => [scope, true]),
      );
      return { ...all(false), ...consentOfCategories({ consent: { categoryPreferences: named } }) };
    }
    default:
      return undefined;
  }
}
