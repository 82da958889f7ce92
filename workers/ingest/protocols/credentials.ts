import type { Context } from "hono";
import { kindOfApiKey } from "../../../core/access/api-key.ts";
import type { AppEnv } from "../../../http/app.ts";
import { authenticate } from "../../../http/auth/authenticate.ts";
import type { IngestEnv } from "../env.ts";

/** Longest Authorization header that is decoded, in characters. */
const BASIC_MAX_CHARS = 512;

/** The user name of Basic authentication (RFC 7617): where Segment's and RudderStack's clients put the write key. */
function basicUser(header: string): string | null {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(header) ?? [];
  if (encoded === undefined || encoded.length > BASIC_MAX_CHARS) return null;
  try {
    return atob(encoded.replaceAll("-", "+").replaceAll("_", "/")).split(":", 1)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * The key that a request carries outside its body: Basic user, Bearer, `x-write-key`, `?writeKey=` or `?key=`. `null` where there
 * is none, "" where what is there cannot be one. Addresses end up in logs: only a publishable key counts there.
 */
export function keyOfRequest(c: Context): string | null {
  const header = c.req.header("authorization");
  if (header !== undefined) return basicUser(header) ?? /^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? "";
  const own = c.req.header("x-write-key");
  if (own !== undefined) return own;
  const query = c.req.query("writeKey") ?? c.req.query("key");
  if (query === undefined) return null;
  return kindOfApiKey(query) === "publishable" ? query : "";
}

export interface KeyRefusal {
  readonly status: 401 | 403 | 503;
  readonly message: string;
}

/** Lets the key's holder in as the request's principal; answers why not otherwise. Keys only: a back-office token writes no events here. */
export async function admit(c: Context<AppEnv<IngestEnv>>, key: string): Promise<KeyRefusal | null> {
  if (kindOfApiKey(key) === null) return { status: 401, message: "The write key is not one of this platform." };
  const principal = await authenticate(c, key, {});
  if (!(principal instanceof Response)) {
    if (!principal.scopes.has("events:write")) return { status: 403, message: "This key may not write events." };
    c.set("principal", principal);
    return null;
  }
  if (principal.status === 403) return { status: 403, message: "This origin may not use the key." };
  return principal.status === 401
    ? { status: 401, message: "The write key is unknown or was revoked." }
    : { status: 503, message: "Keys cannot be checked right now. Send again." };
}
