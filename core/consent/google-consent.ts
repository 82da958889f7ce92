import { isJsonObject } from "../json.ts";
import type { ConsentStatement, Purpose } from "./purposes.ts";

/**
 * What the types of Google's consent mode v2 say of our purposes (developers.google.com/tag-platform/security/concepts/consent-mode).
 * Of several that speak of one purpose, one that is denied refuses it.
 */
const PURPOSE_OF_TYPE: { readonly [type: string]: Purpose | null } = {
  analytics_storage: "analytics",
  personalization_storage: "personalization",
  ad_storage: "marketing",
  ad_user_data: "marketing",
  ad_personalization: "marketing",
  functionality_storage: null,
  security_storage: null,
};

const isKnown = (name: string): boolean => Object.hasOwn(PURPOSE_OF_TYPE, name);

/**
 * A statement in Google's words, `{ "analytics_storage": "granted", "ad_storage": "denied" }`; `null` where it is none or says
 * anything but `granted` and `denied`.
 */
export function consentOfGoogle(value: unknown): ConsentStatement | null {
  if (!isJsonObject(value)) return null;
  const types = Object.entries(value);
  if (types.length === 0 || !types.every(([name]) => isKnown(name))) return null;
  const statement: { [purpose in Purpose]?: boolean } = {};
  for (const [name, state] of types) {
    if (state !== "granted" && state !== "denied") return null;
    const purpose = PURPOSE_OF_TYPE[name];
    if (purpose !== null && purpose !== undefined)
      statement[purpose] = state === "granted" && statement[purpose] !== false;
  }
  return statement;
}
