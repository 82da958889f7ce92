import { isJsonObject, type JsonValue } from "../json.ts";
import { isCardNumber } from "./personal-data/find-cards.ts";
import { redactPersonalData } from "./personal-data/redact.ts";

/** Names that say that their value is personal or secret, where no contract says what a field is. */
const PERSONAL_NAME =
  /^(?:.*[_. -])?(?:e?-?mail|(?:tele)?phone|mobile|fax|(?:first|last|full|sur|user|maiden|given|family)_?name|address|street|post_?code|zip|birth_?(?:day|date)|dob|iban|ssn|passport|card_?number|cvv|cvc|ip|ip_?address|password|passwd|pwd|secret|token|api_?key|authorization|cookie|lat(?:itude)?|lon(?:gitude)?)$/i;

/** `firstName` as `first_Name`, so that names are judged alike however they are written. */
const snake = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_");

/** The payload of an event that no contract describes: values under personal names are dropped, texts, names and card numbers redacted. */
export function filterRaw(value: JsonValue): JsonValue {
  if (typeof value === "string") return redactPersonalData(value);
  if (typeof value === "number") return Number.isSafeInteger(value) && isCardNumber(String(value)) ? "[card]" : value;
  if (Array.isArray(value)) return value.map(filterRaw);
  if (!isJsonObject(value)) return value;
  const clean: [string, JsonValue][] = [];
  for (const [name, inner] of Object.entries(value))
    if (!PERSONAL_NAME.test(snake(name.slice(0, 64)))) clean.push([redactPersonalData(name), filterRaw(inner)]);
  return Object.fromEntries(clean);
}

/** The canonical name of an unknown type, as it may be kept: what is personal in it redacted, and no character that means something elsewhere. */
export const filterRawType = (type: string): string => redactPersonalData(type).replaceAll(/[^a-z0-9_.:[\]-]/g, "_");
