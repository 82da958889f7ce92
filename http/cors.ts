import type { MiddlewareHandler } from "hono";

/** How long a browser may remember a preflight, in seconds. */
const PREFLIGHT_MAX_AGE_S = 86_400;

/**
 * CORS for routes that pages call with a publishable key. A preflight carries no key, so it admits every origin; the request
 * itself is refused when its origin is not on the key's list. No credentials, ever.
 */
export const publicCors: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header("origin");
  if (origin === undefined) return next();
  if (c.req.method === "OPTIONS") {
    return c.body(null, 204, {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "GET, POST, OPTIONS",
      "access-control-allow-headers": "authorization, content-type, if-none-match, sec-gpc",
      "access-control-max-age": String(PREFLIGHT_MAX_AGE_S),
      vary: "origin",
    });
  }
  await next();
  c.res.headers.set("access-control-allow-origin", origin);
  c.res.headers.append("vary", "origin");
  c.res.headers.set("access-control-expose-headers", "etag, retry-after, x-request-id");
};
