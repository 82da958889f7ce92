import type { KeyKind } from "./scopes.ts";

/** `pk_` or `sk_` and 32 base62 characters: 190 bits, so that a plain SHA-256 of a key is safe to store. */
export const API_KEY_PATTERN = /^(pk|sk)_[A-Za-z0-9]{32}$/;

const KIND_OF_PREFIX: { readonly [prefix: string]: KeyKind } = { pk: "publishable", sk: "source" };

/** The kind that a well-formed key claims to be; `null` for anything else. */
export function kindOfApiKey(key: string): KeyKind | null {
  const prefix = API_KEY_PATTERN.exec(key)?.[1];
  return prefix === undefined ? null : (KIND_OF_PREFIX[prefix] ?? null);
}

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Makes a key from random bytes (at least 48 are needed; bytes above the last multiple of 62 are skipped to stay uniform). `null` when they ran out. */
export function formatApiKey(kind: KeyKind, random: Uint8Array): string | null {
  let body = "";
  for (const byte of random) {
    if (byte >= 248) continue;
    body += BASE62[byte % 62];
    if (body.length === 32) return `${kind === "publishable" ? "pk" : "sk"}_${body}`;
  }
  return null;
}
