import type { z } from "@hono/zod-openapi";
import { SCHEMA_MAX_BYTES } from "../../../core/registry/limits.ts";
import { invalidSchema, type RegistryRefusal } from "../../../core/registry/refusal.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import { parseBoundedJson } from "../../../http/body.ts";
import { readBytes, readCodedText } from "../../../http/coded-body.ts";
import { HTTP_REFUSALS } from "./answers.ts";
import { isReadable } from "./media-type.ts";

/** Largest body, in bytes: a schema of the largest size, with its quotes and line ends escaped, and what belongs to it. */
export const REGISTRY_BODY_MAX_BYTES = 3 * SCHEMA_MAX_BYTES;
/** Clients that send this understand properties that are newer than they are, and may send such. */
export const ACCEPT_UNKNOWN_HEADER = "confluent-accept-unknown-properties";

const UTF_8 = /^(utf-?8|us-ascii|)$/i;

/** Reads a JSON body into a shape. 400 for no JSON, 413, 415, and 422 for a field that is not known or does not fit. */
export async function readBody<S extends z.ZodObject>(
  request: Request,
  shape: S,
): Promise<Result<z.output<S>, RegistryRefusal>> {
  const contentType = request.headers.get("content-type") ?? undefined;
  if (!isReadable(contentType)) return err(HTTP_REFUSALS.unsupportedMediaType);
  const text = await readText(request, /charset="?([\w-]+)/i.exec(contentType ?? "")?.[1] ?? "");
  if (!text.ok) return text;
  const json = parseBoundedJson(text.value);
  if (!json.ok) return err(HTTP_REFUSALS.badRequest);
  const strict = request.headers.get(ACCEPT_UNKNOWN_HEADER) !== "true";
  const parsed = (strict ? shape.strict() : shape).safeParse(json.value);
  return parsed.success ? ok(parsed.data as z.output<S>) : refusalOf(parsed.error.issues);
}

async function readText(request: Request, charset: string): Promise<Result<string, RegistryRefusal>> {
  const limits = { maxBytes: REGISTRY_BODY_MAX_BYTES, maxDecodedBytes: REGISTRY_BODY_MAX_BYTES };
  const read = UTF_8.test(charset)
    ? await readCodedText(request, limits)
    : await readInCharset(request, charset, limits.maxBytes);
  if (read.ok) return read;
  if (read.reason.code === "body_too_large") return err(HTTP_REFUSALS.tooLarge);
  return err(
    read.reason.code === "unsupported_media_type" ? HTTP_REFUSALS.unsupportedMediaType : HTTP_REFUSALS.badRequest,
  );
}

async function readInCharset(request: Request, charset: string, maxBytes: number) {
  const bytes = await readBytes(request.body, maxBytes);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder(charset, { fatal: true, ignoreBOM: false }).decode(bytes.value));
  } catch {
    return err({ code: "unsupported_media_type" as const, detail: "" });
  }
}

/** Longest name of a field that is repeated to its sender, in characters. */
const NAME_SHOWN_CHARS = 100;

function refusalOf(issues: readonly z.core.$ZodIssue[]): Result<never, RegistryRefusal> {
  const [issue] = issues;
  if (issue === undefined) return err(HTTP_REFUSALS.unprocessable);
  if (issue.code === "unrecognized_keys" && issue.path.length === 0)
    return err({ code: 422, message: `Unrecognized field: ${String(issue.keys[0]).slice(0, NAME_SHOWN_CHARS)}` });
  if (issue.path.length === 0) return err(HTTP_REFUSALS.badRequest);
  const [field] = issue.path;
  if (field === "schema" || field === "schemaType") return invalidSchema(`Invalid ${field}: ${issue.message}`);
  return err({
    code: 422,
    message: `${issue.path.map(String).join(".").slice(0, NAME_SHOWN_CHARS)}: ${issue.message}`,
  });
}
