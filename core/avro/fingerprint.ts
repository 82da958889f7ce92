import { parsingCanonicalForm } from "./parsing-canonical-form.ts";
import type { AvroSchema } from "./schema.ts";

/** Fingerprint of the empty string, and the polynomial (specification, "Schema Fingerprints"). */
const EMPTY = 0xc15d213aa4d7a795n;

const TABLE = BigUint64Array.from({ length: 256 }, (_, byte) => {
  let value = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) value = (value >> 1n) ^ (EMPTY & -(value & 1n));
  return value;
});

const utf8 = new TextEncoder();
const canonicalBytes = (schema: AvroSchema): Uint8Array => utf8.encode(parsingCanonicalForm(schema));

/** CRC-64-AVRO of a schema's Parsing Canonical Form, unsigned. Tells schemas apart in a cache; an attacker can make two alike. */
export function rabinFingerprint(schema: AvroSchema): bigint {
  let value = EMPTY;
  for (const byte of canonicalBytes(schema))
    value = (value >> 8n) ^ (TABLE[Number((value ^ BigInt(byte)) & 0xffn)] ?? 0n);
  return value;
}

/** SHA-256 of a schema's Parsing Canonical Form, 32 bytes. */
export async function sha256Fingerprint(schema: AvroSchema): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", canonicalBytes(schema)));
}
