import { isJsonObject, type JsonObject } from "../json.ts";

/** The media type of one message in Confluent's wire format. */
export const MESSAGE_TYPE = "application/vnd.confluent.avro";

/** A binary event as it came: attributes, and the message as bytes. */
export interface BinaryEvent {
  readonly attributes: JsonObject;
  readonly message: Uint8Array;
}

/** Bytes that become characters in one call. */
const CHUNK_BYTES = 8_192;

/** The event in CloudEvents' JSON format (1.0.2, section 3.1.1), its message as `data_base64`: what bad events keep, and a replay reads. */
export function keptMessage({ attributes, message }: BinaryEvent): JsonObject {
  let binary = "";
  for (let at = 0; at < message.length; at += CHUNK_BYTES)
    binary += String.fromCharCode(...message.subarray(at, at + CHUNK_BYTES));
  return { ...attributes, datacontenttype: MESSAGE_TYPE, data_base64: btoa(binary) };
}

/** The binary event that `keptMessage` wrote; `null` for every other event. */
export function readKeptMessage(raw: unknown): BinaryEvent | null {
  if (!isJsonObject(raw) || typeof raw.data_base64 !== "string" || raw.datacontenttype !== MESSAGE_TYPE) return null;
  const { data_base64: base64, datacontenttype: _, ...attributes } = raw;
  try {
    return { attributes, message: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) };
  } catch {
    return null;
  }
}
