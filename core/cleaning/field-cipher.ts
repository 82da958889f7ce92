/** AES-GCM's nonce, NIST SP 800-38D. */
const NONCE_BYTES = 12;
const PREFIX = "enc1_";
const INFO = "nearshelf event field encryption 1";

/** Encrypts a field's text; `context` (event type and path) is authenticated with it, so that a ciphertext cannot move to another field. */
export type EncryptField = (text: string, context: string) => Promise<string>;
/** `null` for a ciphertext that is not of this key and context. */
export type DecryptField = (ciphertext: string, context: string) => Promise<string | null>;

const encoder = new TextEncoder();
const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

/**
 * AES-256-GCM under a key derived from the deployment's secret (HKDF-SHA-256, RFC 5869). `enc1_` and base64url of nonce,
 * ciphertext and tag. `randomBytes` answers that many fresh random bytes.
 */
export async function createFieldCipher(
  keyBase64: string,
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>,
): Promise<{ readonly encrypt: EncryptField; readonly decrypt: DecryptField }> {
  const secret = Uint8Array.from(atob(keyBase64), (char) => char.charCodeAt(0));
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: encoder.encode(INFO) },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
  const algorithm = (iv: Uint8Array<ArrayBuffer>, context: string) => ({
    name: "AES-GCM",
    iv,
    additionalData: encoder.encode(context),
  });
  return {
    async encrypt(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm(nonce, context), key, encoder.encode(text)));
      const bytes = new Uint8Array(NONCE_BYTES + sealed.length);
      bytes.set(nonce);
      bytes.set(sealed, NONCE_BYTES);
      return PREFIX + toBase64Url(bytes);
    },
    async decrypt(ciphertext, context) {
      if (!ciphertext.startsWith(PREFIX)) return null;
      try {
        const bytes = fromBase64Url(ciphertext.slice(PREFIX.length));
        const nonce = bytes.slice(0, NONCE_BYTES);
        const opened = await crypto.subtle.decrypt(algorithm(nonce, context), key, bytes.slice(NONCE_BYTES));
        return new TextDecoder().decode(opened);
      } catch {
        return null;
      }
    },
  };
}
