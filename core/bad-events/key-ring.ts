const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/;

/** An AES-256-GCM key. Node's types and workerd's both know it by what makes it. */
export type SealingKey = Awaited<ReturnType<typeof importSealingKey>>;

const importSealingKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);

/** AES-256-GCM keys by id. New records take `current`; older ones name theirs. */
export interface KeyRing {
  readonly current: { readonly id: string; readonly key: SealingKey };
  find(id: string): SealingKey | undefined;
}

/**
 * Reads a secret of the form `ID:BASE64[,ID:BASE64 …]`, 32 bytes each. The first key encrypts, all decrypt: to rotate, put a new
 * one in front, and take the old one away when what it sealed has expired. Throws where the secret is none.
 */
export async function createKeyRing(secret: string): Promise<KeyRing> {
  const keys = new Map<string, SealingKey>();
  let current: KeyRing["current"] | null = null;
  for (const text of secret.split(",")) {
    const [, id, base64] = ENTRY.exec(text.trim()) ?? [];
    if (id === undefined || base64 === undefined) throw new Error("a key ring is ID:BASE64, separated by commas");
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    if (bytes.length !== KEY_BYTES) throw new Error(`the key ${id} must hold ${KEY_BYTES} bytes`);
    const key = await importSealingKey(bytes);
    keys.set(id, key);
    current ??= { id, key };
  }
  if (current === null) throw new Error("a key ring holds at least one key");
  return { current, find: (id) => keys.get(id) };
}
