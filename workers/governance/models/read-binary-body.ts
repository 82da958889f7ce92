import { err, ok, type Result } from "../../../core/result.ts";

/** A container's first bytes (`core/model/container.ts`), and where in them its length stands, a float64. */
const HEADER_BYTES = 32;
const LENGTH_AT = 16;

export type BinaryBodyReason = "too_large" | "not_a_container" | "wrong_length";

/**
 * Reads a container file of at most `maxBytes` into one buffer of the length that its header states: neither Content-Length
 * nor the sender's patience decides how much memory is taken, and nothing is held twice.
 */
export async function readBinaryBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Result<ArrayBuffer, BinaryBodyReason>> {
  let buffer = new Uint8Array(HEADER_BYTES);
  let filled = 0;
  for await (let chunk of body ?? []) {
    while (chunk.length > 0) {
      if (filled === buffer.length) {
        if (buffer.length > HEADER_BYTES) return err("wrong_length");
        const length = new DataView(buffer.buffer).getFloat64(LENGTH_AT, true);
        if (!Number.isSafeInteger(length) || length <= HEADER_BYTES) return err("not_a_container");
        if (length > maxBytes) return err("too_large");
        const whole = new Uint8Array(length);
        whole.set(buffer);
        buffer = whole;
      }
      const part = chunk.subarray(0, buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      chunk = chunk.subarray(part.length);
    }
  }
  if (filled <= HEADER_BYTES) return err("not_a_container");
  return filled === buffer.length ? ok(buffer.buffer) : err("wrong_length");
}
