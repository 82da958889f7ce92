/** Bytes of an HMAC kept as a pseudonym: 128 bits keep collisions out of reach at any shop's size. */
const PSEUDONYM_BYTES = 16;

/** Makes the pseudonym of a value for one purpose; pseudonyms of different purposes cannot be joined without the key. */
export type Pseudonymizer = (purpose: string, value: string) => Promise<string>;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/**
 * Keyed pseudonyms: HMAC-SHA-256 (RFC 2104) over `purpose`, a zero byte and `value`, cut to 128 bits, base64url (22 characters).
 * `keyBase64` is the deployment's secret of at least 32 bytes.
 */
export async function createPseudonymizer(keyBase64: string): Promise<Pseudonymizer> {
  const bytes = Uint8Array.from(atob(keyBase64), (char) => char.charCodeAt(0));
  if (bytes.length < 32) throw new Error("PSEUDONYM_KEY must hold at least 32 bytes in base64");
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const encoder = new TextEncoder();
  return async (purpose, value) => {
    const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(`${purpose}\0${value}`));
    return base64url(new Uint8Array(mac, 0, PSEUDONYM_BYTES));
  };
}

/** Remembers pseudonyms while one batch is worked on: a batch names few sessions many times. */
export function rememberingPseudonyms(pseudonymize: Pseudonymizer): Pseudonymizer {
  const known = new Map<string, Promise<string>>();
  return (purpose, value) => {
    const name = `${purpose}\0${value}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = pseudonymize(purpose, value);
    known.set(name, made);
    return made;
  };
}
