import type { MiddlewareHandler } from "hono";

/** How long a browser may remember a preflight, in seconds. */
const PREFLIGHT_MAX_AGE_S = 86_400;

interface CorsTerms {
  /** Request headers that a page may send. */
  readonly headers: string;
  /** Whether the browser may use the answer of a request that it sent with credentials. None is ever read here. */
  readonly credentials: boolean;
}

const corsFor =
  ({ headers, credentials }: CorsTerms): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header("origin");
    if (origin === undefined) return next();
    const shared: Record<string, string> = {
      "access-control-allow-origin": origin,
      ...(credentials ? { "access-control-allow-credentials": "true" } : {}),
    };
    if (c.req.method === "OPTIONS") {
      return c.body(null, 204, {
        ...shared,
        "access-control-allow-methods": "GET, POST, OPTIONS",
        "access-control-allow-headers": headers,
        "access-control-max-age": String(PREFLIGHT_MAX_AGE_S),
        vary: "origin",
      });
    }
    await next();
    for (const [name, value] of Object.entries(shared)) c.res.headers.set(name, value);
    c.res.headers.append("vary", "origin");
    c.res.headers.set("access-control-expose-headers", "etag, retry-after, x-request-id");
  };

/**
 * CORS for routes that pages call with a publishable key. A preflight carries no key, so it admits every origin; the request
 * itself is refused when its origin is not on the key's list. No credentials, ever.
 */
export const publicCors = corsFor({
  headers: "authorization, content-type, if-none-match, sec-gpc",
  credentials: false,
});

/** The same for the Segment API: its browser library sends `X-Retry-Count` with every repeat. */
export const segmentCors = corsFor({
  headers: "authorization, content-encoding, content-type, sec-gpc, x-retry-count, x-write-key",
  credentials: false,
});

/**
 * The same for the Snowplow protocol, whose browser tracker sends with credentials unless told otherwise: the answer must allow
 * them or the tracker repeats for ever. Cookies are neither read nor set, so nothing is given away by it.
 */
export const snowplowCors = corsFor({
  headers: "authorization, content-type, sec-gpc, sp-anonymous, x-write-key",
  credentials: true,
});
