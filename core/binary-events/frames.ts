import { isJsonObject, type JsonObject, jsonDeeperThan } from "../json.ts";
import { err, ok, type Result } from "../result.ts";

/** One message of a batch with what its producer says of the event. */
export interface Frame {
  readonly attributes: JsonObject;
  readonly message: Uint8Array;
}

/** Most bytes of a frame's attributes. */
export const ATTRIBUTES_MAX_BYTES = 8_192;
/** `consent` is an object. */
const ATTRIBUTES_DEPTH_MAX = 2;
const LENGTH_BYTES = 4;

const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * Reads a batch: frames one after the other, each of them two parts with their length before them (32 bits, big-endian): the
 * event's attributes as a JSON object (no bytes for none), and the message. The fault says at which byte of which frame.
 */
export function readFrames(bytes: Uint8Array, maxFrames: number): Result<readonly Frame[], string> {
  const frames: Frame[] = [];
  let at = 0;
  const part = (): Uint8Array | null => {
    if (at + LENGTH_BYTES > bytes.length) return null;
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, LENGTH_BYTES).getUint32(0);
    const from = at + LENGTH_BYTES;
    if (length > bytes.length - from) return null;
    at = from + length;
    return bytes.subarray(from, at);
  };
  while (at < bytes.length) {
    const where = `frame ${frames.length} at byte ${at}`;
    if (frames.length === maxFrames) return err(`there are more than ${maxFrames} frames`);
    const attributes = part();
    const message = attributes === null ? null : part();
    if (attributes === null || message === null) return err(`${where} ends early: its lengths go beyond the body`);
    const read = readAttributes(attributes);
    if (read === null)
      return err(`the attributes of ${where} are no JSON object of at most ${ATTRIBUTES_MAX_BYTES} bytes`);
    frames.push({ attributes: read, message });
  }
  return ok(frames);
}

function readAttributes(bytes: Uint8Array): JsonObject | null {
  if (bytes.length === 0) return {};
  if (bytes.length > ATTRIBUTES_MAX_BYTES) return null;
  try {
    const json = text.decode(bytes);
    if (jsonDeeperThan(json, ATTRIBUTES_DEPTH_MAX)) return null;
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Writes a batch that `readFrames` reads. */
export function writeFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = frames.flatMap(({ attributes, message }) => [encoder.encode(JSON.stringify(attributes)), message]);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + LENGTH_BYTES + length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(bytes.buffer).setUint32(at, part.length);
    bytes.set(part, at + LENGTH_BYTES);
    at += LENGTH_BYTES + part.length;
  }
  return bytes;
}
