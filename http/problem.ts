import type { Context, TypedResponse } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Every failure our own API can answer: stable code → HTTP status and title. Adding one is compatible; renaming one is not. */
export const PROBLEMS = {
  malformed_json: [400, "The body is not JSON"],
  malformed_request: [400, "The request cannot be read"],
  unknown_parameter: [400, "A parameter is not known"],
  invalid_request: [422, "The request does not fit"],
  invalid_contract: [422, "The contract does not fit"],
  json_too_deep: [400, "The JSON nests too deeply"],
  missing_key: [401, "A key is needed"],
  invalid_key: [401, "The key is not valid"],
  invalid_token: [401, "The token is not valid"],
  insufficient_scope: [403, "The key or token may not do this"],
  origin_not_allowed: [403, "This origin may not use the key"],
  not_found: [404, "Nothing is here"],
  unknown_placement: [404, "There is no such placement"],
  conflict: [409, "It was changed or exists already"],
  breaking_change: [409, "It would break what was agreed"],
  precondition_failed: [412, "It was changed since it was read"],
  body_too_large: [413, "The body is too large"],
  query_too_long: [414, "The query string is too long"],
  unsupported_media_type: [415, "The content type does not fit"],
  precondition_required: [428, "An If-Match header is needed"],
  rate_limited: [429, "Too many requests"],
  internal_error: [500, "Something went wrong here"],
  unavailable: [503, "A store is not reachable"],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A field of the request that does not fit. */
export interface FieldError {
  /** Where: a JSON path or a parameter's name. */
  readonly field: string;
  readonly detail: string;
}

/** A problem fits any operation: it claims none of the shapes that the operation itself answers. */
export type ProblemResponse = Response & TypedResponse<never, never, never>;

export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Record<string, string>;
}

/** RFC 9457 problem details, the one error shape of our API. `detail` says what to do and never repeats personal data. */
export function problem(c: Context, code: ProblemCode, detail: string, extras: ProblemExtras = {}): ProblemResponse {
  const [status, title] = PROBLEMS[code];
  const requestId = String(c.get("requestId") ?? "");
  const body = {
    type: `https://nearshelf.dev/problems/${code}`,
    title,
    status,
    code,
    detail,
    requestId,
    ...(extras.errors === undefined ? {} : { errors: extras.errors }),
  };
  return c.body(JSON.stringify(body), status, {
    "content-type": "application/problem+json",
    ...extras.headers,
  }) as unknown as ProblemResponse;
}
