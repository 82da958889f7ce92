import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { RegistryRefusal } from "../../../core/registry/refusal.ts";
import { DEFAULT_MEDIA_TYPE, negotiate } from "./media-type.ts";

/** How long a client may keep what never changes, in seconds. It needed a key to get it: nobody in between may. */
const IMMUTABLE_MAX_AGE_S = 86_400;
const NEVER_KEPT = "no-store";
export const IMMUTABLE = `private, max-age=${IMMUTABLE_MAX_AGE_S}, immutable`;

/** An answer in the media type that the request prefers. */
export const jsonAnswer = (c: Context, value: unknown, cacheControl = NEVER_KEPT): Response =>
  textAnswer(c, JSON.stringify(value), cacheControl);

/** A schema's own text. */
export const textAnswer = (c: Context, text: string, cacheControl = NEVER_KEPT): Response =>
  new Response(text, { headers: headersOf(c, cacheControl) });

/** Confluent's error shape, the registry's only one: a code whose first three digits are the HTTP status, and a message. */
export function errorAnswer(
  c: Context,
  { code, message }: RegistryRefusal,
  headers: Record<string, string> = {},
): Response {
  const status = Number(String(code).slice(0, 3)) as ContentfulStatusCode;
  return new Response(JSON.stringify({ error_code: code, message }), {
    status,
    headers: { ...headersOf(c, NEVER_KEPT), ...headers },
  });
}

const headersOf = (c: Context, cacheControl: string): Record<string, string> => ({
  "content-type": negotiate(c.req.header("accept")) ?? DEFAULT_MEDIA_TYPE,
  "cache-control": cacheControl,
  vary: "accept",
});

/** Failures of HTTP itself, in the words of the peers' servers. */
export const HTTP_REFUSALS = {
  badRequest: { code: 400, message: "HTTP 400 Bad Request" },
  notFound: { code: 404, message: "HTTP 404 Not Found" },
  notAcceptable: { code: 406, message: "HTTP 406 Not Acceptable" },
  tooLarge: { code: 413, message: "HTTP 413 Request Entity Too Large" },
  uriTooLong: { code: 414, message: "HTTP 414 URI Too Long" },
  unsupportedMediaType: { code: 415, message: "HTTP 415 Unsupported Media Type" },
  unprocessable: { code: 422, message: "HTTP 422 Unprocessable Entity" },
} as const satisfies Record<string, RegistryRefusal>;
