import type { Context } from "hono";
import { kindOfApiKey } from "../../../core/access/api-key.ts";
import type { AppEnv } from "../../../http/app.ts";
import { authenticate } from "../../../http/auth/authenticate.ts";
import { basicCredentials } from "../../../http/auth/basic-credentials.ts";
import type { IngestEnv } from "../env.ts";

/**
 * The key that a request carries outside its body: Basic user, Bearer, `x-write-key`, `?writeKey=` or `?key=`. `null` where there
 * is none, "" where what is there cannot be one. Addresses end up in logs: only a publishable key counts there.
 */
export function keyOfRequest(c: Context): string | null {
  const header = c.req.header("authorization");
  if (header !== undefined) return basicCredentials(header)?.user ?? /^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? "";
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
