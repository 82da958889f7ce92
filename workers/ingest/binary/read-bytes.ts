import { err, ok, type Result } from "../../../core/result.ts";
import type { BodyRefusal } from "../../../http/body.ts";

/** Reads a body of at most `maxBytes`, counting what arrives instead of trusting Content-Length; codings are refused. */
export async function readBoundedBytes(request: Request, maxBytes: number): Promise<Result<Uint8Array, BodyRefusal>> {
  const coding = request.headers.get("content-encoding");
  if (coding !== null && coding.toLowerCase() !== "identity")
    return err({ code: "unsupported_media_type", detail: "Send the body as it is, without Content-Encoding." });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > maxBytes)
        return err({ code: "body_too_large", detail: `Send at most ${maxBytes} bytes; split larger batches.` });
      chunks.push(chunk);
    }
  } catch {
    return err({ code: "malformed_request", detail: "The body ended early." });
  }
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return ok(only);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return ok(bytes);
}
