import type { Context, MiddlewareHandler } from "hono";
import { jsonDeeperThan } from "../core/json.ts";
import { err, ok, type Result } from "../core/result.ts";
import { BODY_MAX_BYTES, JSON_MAX_DEPTH } from "./limits.ts";
import { type ProblemCode, problem } from "./problem.ts";

export interface BodyRefusal {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** Reads a body of at most `maxBytes`, counting what arrives instead of trusting Content-Length. UTF-8, malformed sequences and codings refused. */
export async function readBoundedText(request: Request, maxBytes: number): Promise<Result<string, BodyRefusal>> {
  const tooLarge = err({
    code: "body_too_large" as const,
    detail: `Send at most ${maxBytes} bytes; split larger batches.`,
  });
  const coding = request.headers.get("content-encoding");
  if (coding !== null && coding.toLowerCase() !== "identity")
    return err({ code: "unsupported_media_type", detail: "Send the body as it is, without Content-Encoding." });
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > maxBytes) return tooLarge;
  if (request.body === null) return ok("");
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let bytes = 0;
  let text = "";
  try {
    // A length that is stated is one that the connection keeps (RFC 9112, section 6.2): the runtime gathers the body at half the cost.
    if (announced !== null) {
      const body = await request.arrayBuffer();
      return body.byteLength > maxBytes ? tooLarge : ok(decoder.decode(body));
    }
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) return tooLarge;
      text += decoder.decode(chunk, { stream: true });
    }
    return ok(text + decoder.decode());
  } catch {
    return err({ code: "malformed_json", detail: "The body ended early or is not UTF-8." });
  }
}

/** Reads and parses a JSON body within byte and depth limits. */
export async function readBoundedJson(request: Request, maxBytes: number): Promise<Result<unknown, BodyRefusal>> {
  const text = await readBoundedText(request, maxBytes);
  return text.ok ? parseBoundedJson(text.value) : text;
}

/** Parses JSON text; nothing is parsed before its depth is known. */
export function parseBoundedJson(text: string): Result<unknown, BodyRefusal> {
  if (jsonDeeperThan(text, JSON_MAX_DEPTH))
    return err({ code: "json_too_deep", detail: `Nest at most ${JSON_MAX_DEPTH} arrays and objects.` });
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err({ code: "malformed_json", detail: "The body is not valid JSON." });
  }
}

/** For routes whose body a zod schema describes: reads it within the limits, then hands the text to the validator. */
export function boundedJsonBody(maxBytes = BODY_MAX_BYTES): MiddlewareHandler {
  return async (c: Context, next) => {
    const contentType = c.req.header("content-type") ?? "";
    if (!/^application\/([a-z.+-]+\+)?json\b/i.test(contentType))
      return problem(c, "unsupported_media_type", "Send application/json.");
    const text = await readBoundedText(c.req.raw, maxBytes);
    if (!text.ok) return problem(c, text.reason.code, text.reason.detail);
    if (jsonDeeperThan(text.value, JSON_MAX_DEPTH))
      return problem(c, "json_too_deep", `Nest at most ${JSON_MAX_DEPTH} arrays and objects.`);
    try {
      JSON.parse(text.value);
    } catch {
      return problem(c, "malformed_json", "The body is not valid JSON.");
    }
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text.value) });
    return next();
  };
}
