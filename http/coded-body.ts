import { err, ok, type Result } from "../core/result.ts";
import type { BodyRefusal } from "./body.ts";

export interface CodedLimits {
  /** Most bytes as they travel. */
  readonly maxBytes: number;
  /** Most bytes once decoded: a small gzip body can hold a thousand times its size. */
  readonly maxDecodedBytes: number;
}

/** Codings that say "as it is", or gzip, which the body's first bytes tell anyway. */
const KNOWN_CODINGS: ReadonlySet<string> = new Set(["", "identity", "gzip", "x-gzip"]);

/** RFC 1952: a gzip member begins with these; JSON text never does. */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Reads a text body that may be gzip, whatever its headers call it: clients label gzip JSON as a form, proxies unpack a body and
 * leave the header. Bytes are counted before and after decoding, and reading stops at the limit.
 */
export async function readCodedText(request: Request, limits: CodedLimits): Promise<Result<string, BodyRefusal>> {
  const coding = (request.headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (!KNOWN_CODINGS.has(coding))
    return err({ code: "unsupported_media_type", detail: "Send the body as it is or as gzip." });
  if (Number(request.headers.get("content-length") ?? 0) > limits.maxBytes) return tooLarge(limits.maxBytes);
  const raw = await readBytes(request.body, limits.maxBytes);
  if (!raw.ok) return raw;
  const decoded = isGzip(raw.value) ? await inflate(raw.value, limits.maxDecodedBytes) : raw;
  if (!decoded.ok) return decoded;
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(decoded.value));
  } catch {
    return err({ code: "malformed_json", detail: "The body is not UTF-8." });
  }
}

const tooLarge = (maxBytes: number): { readonly ok: false; readonly reason: BodyRefusal } =>
  err({ code: "body_too_large", detail: `Send at most ${maxBytes} bytes; split larger batches.` });

const inflate = (bytes: Uint8Array, maxBytes: number): Promise<Result<Uint8Array, BodyRefusal>> =>
  readBytes(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), maxBytes);

/** Reads a body of at most `maxBytes`, counting what arrives. */
export async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Result<Uint8Array, BodyRefusal>> {
  if (body === null) return ok(new Uint8Array());
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch {
    return err({ code: "malformed_json", detail: "The body ended early or is not the gzip that it begins as." });
  }
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return ok(only);
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return ok(whole);
}
