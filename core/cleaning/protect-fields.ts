import type { JsonObject, JsonValue } from "../json.ts";
import type { Pseudonymizer } from "../privacy/pseudonym.ts";
import type { EncryptField } from "./field-cipher.ts";
import type { PersonalField } from "./personal-fields.ts";

const TOKEN_PREFIX = "tok_";
export const TOKEN_PATTERN = /^tok_[A-Za-z0-9_-]{22}$/;
/** What `field-cipher.ts` writes. */
export const CIPHERTEXT_PATTERN = /^enc1_[A-Za-z0-9_-]{38,}$/;

export interface FieldProtection {
  readonly pseudonymize: Pseudonymizer;
  /** `null` where the deployment has no key: fields to be encrypted are then dropped. */
  readonly encrypt: EncryptField | null;
}

/** The payload with its personal fields put back: keyed pseudonyms, the same for one value of a field's name in every event, and ciphertexts. */
export async function protectFields(
  data: JsonObject,
  personal: readonly PersonalField[],
  type: string,
  { pseudonymize, encrypt }: FieldProtection,
): Promise<JsonObject> {
  let clean: JsonValue = data;
  for (const { path, handling, value } of personal) {
    const name = String(path.at(-1));
    if (handling === "tokenize")
      clean = put(clean, path, TOKEN_PREFIX + (await pseudonymize(`field:${name}`, value.trim().toLowerCase())));
    else if (encrypt !== null) clean = put(clean, path, await encrypt(value, `${type}.${path.join(".")}`));
  }
  return clean as JsonObject;
}

function put(target: JsonValue, [step, ...rest]: readonly (string | number)[], value: string): JsonValue {
  if (step === undefined) return value;
  const inner = (target as { readonly [step: string]: JsonValue })[step] ?? {};
  const changed = put(inner, rest, value);
  if (Array.isArray(target)) return target.with(Number(step), changed);
  return { ...(target as JsonObject), [step]: changed };
}
