import { err, ok, type Result } from "../result.ts";

/** Confluent's wire format: a magic byte, the schema's id (32 bits, big-endian), the value in Avro's binary encoding. */
export interface WireMessage {
  readonly schemaId: number;
  readonly payload: Uint8Array;
}

const MAGIC = 0;
const HEADER_BYTES = 5;

/** Reads a message's header. The fault says what is wrong with it, never what it holds. */
export function readWireMessage(bytes: Uint8Array): Result<WireMessage, string> {
  if (bytes.length < HEADER_BYTES) return err(`has ${bytes.length} bytes, and the header alone takes ${HEADER_BYTES}`);
  if (bytes[0] !== MAGIC) return err("does not begin with the magic byte 0");
  const schemaId = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES).getUint32(1);
  if (schemaId === 0 || schemaId > 0x7fff_ffff) return err("names no id that a registry gives");
  return ok({ schemaId, payload: bytes.subarray(HEADER_BYTES) });
}
