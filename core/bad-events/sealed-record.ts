import { isJsonObject, type JsonObject } from "../json.ts";
import type { SealingKey } from "./key-ring.ts";

/** Bytes of the nonce, NIST SP 800-38D's recommended length; it stands before the ciphertext. */
export const NONCE_BYTES = 12;
const LENGTH_BYTES = 4;

/** An original event with what was known of its request. */
export interface OriginalEvent {
  readonly bytes: Uint8Array;
  readonly arrival: JsonObject;
}

const binding = (name: string) => new TextEncoder().encode(`bad-event\0${name}`);

/**
 * Nonce, then AES-256-GCM of: length of the arrival's JSON (uint32, little-endian), that JSON, the original bytes. `name` is bound
 * as additional data, so that a record cannot stand in for another. `nonce`: `NONCE_BYTES` random bytes, never used twice.
 */
export async function sealRecord(
  { bytes, arrival }: OriginalEvent,
  { key, name, nonce }: { readonly key: SealingKey; readonly name: string; readonly nonce: Uint8Array<ArrayBuffer> },
): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(arrival));
  const plain = new Uint8Array(LENGTH_BYTES + json.length + bytes.length);
  new DataView(plain.buffer).setUint32(0, json.length, true);
  plain.set(json, LENGTH_BYTES);
  plain.set(bytes, LENGTH_BYTES + json.length);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: binding(name) }, key, plain);
  const record = new Uint8Array(nonce.length + sealed.byteLength);
  record.set(nonce);
  record.set(new Uint8Array(sealed), nonce.length);
  return record;
}

/** The original of a sealed record; `null` where it was changed, erased or sealed with another key or under another name. */
export async function openRecord(
  record: Uint8Array<ArrayBuffer>,
  { key, name }: { readonly key: SealingKey; readonly name: string },
): Promise<OriginalEvent | null> {
  if (record.length <= NONCE_BYTES) return null;
  const iv = record.subarray(0, NONCE_BYTES);
  const plain = await crypto.subtle
    .decrypt({ name: "AES-GCM", iv, additionalData: binding(name) }, key, record.subarray(NONCE_BYTES))
    .catch(() => null);
  if (plain === null) return null;
  const bytes = new Uint8Array(plain);
  const end = LENGTH_BYTES + new DataView(plain).getUint32(0, true);
  const arrival: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, end)));
  return isJsonObject(arrival) ? { arrival, bytes: bytes.subarray(end) } : null;
}
