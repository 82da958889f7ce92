import type { Context, MiddlewareHandler } from "hono";
import { createApiKeys } from "../../adapters/api-keys/d1-api-keys.ts";
import { kindOfApiKey } from "../../core/access/api-key.ts";
import type { Scope } from "../../core/access/scopes.ts";
import type { AppEnv } from "../app.ts";
import { problem } from "../problem.ts";
import { lookUpKey, principalOfKey } from "./api-keys.ts";
import { type DevelopmentKeySettings, withDevelopmentKeys } from "./development-keys.ts";
import { allowsOrigin } from "./origins.ts";
import type { Principal } from "./principal.ts";
import { type TokenSettings, verifyToken } from "./token.ts";

/** The bindings and settings that authentication reads. */
export interface AuthBindings extends TokenSettings, DevelopmentKeySettings {
  readonly GOVERNANCE_DB: D1Database;
}

export interface AuthOptions {
  /** Where the key's store cannot be asked, a well-formed publishable key is let through, unverified: a storefront's answer must not fall with a store. */
  readonly publishableWhenUnavailable?: boolean;
}

/** Only a publishable key may stand in an address: addresses end up in logs, histories and referrers. */
function credentialOf(c: Context): string | Response | null {
  const header = c.req.header("authorization");
  if (header !== undefined) return /^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? "";
  const key = c.req.query("key");
  if (key === undefined || kindOfApiKey(key) === "publishable") return key ?? null;
  return problem(
    c,
    "invalid_key",
    "?key= takes a publishable key (pk_…). Send other keys and tokens in Authorization.",
    {
      headers: { "www-authenticate": CHALLENGE },
    },
  );
}

/** Who holds `credential`, a key or a token; a problem response where it opens nothing. For protocols that carry keys their own way. */
export async function authenticate<B extends AuthBindings>(
  c: Context<AppEnv<B>>,
  credential: string,
  options: AuthOptions,
): Promise<Principal | Response> {
  const kind = kindOfApiKey(credential);
  if (kind === null) {
    if (!credential.includes("."))
      return problem(c, "invalid_key", "Use a key as issued: pk_… or sk_….", bearer("invalid_token"));
    const token = await verifyToken(credential, c.env);
    if (token.ok) return token.value;
    return token.reason.code === "unavailable"
      ? unavailable(c, "The issuer's keys cannot be fetched right now. Try again.")
      : problem(c, "invalid_token", "Get a fresh token from the configured issuer.", bearer("invalid_token"));
  }
  // Made when they are asked for: a warm isolate remembers its callers' keys.
  const keys = {
    find: (digest: string) => withDevelopmentKeys(createApiKeys(c.env.GOVERNANCE_DB), c.env).find(digest),
  };
  const found = await lookUpKey(credential, keys, Date.now(), (work) => c.executionCtx.waitUntil(work));
  if (found.outcome === "found") {
    const origin = c.req.header("origin");
    if (
      found.record.kind === "publishable" &&
      origin !== undefined &&
      !allowsOrigin(found.record, origin, new URL(c.req.url).origin)
    )
      return problem(c, "origin_not_allowed", "Add this origin to the key, exactly as the browser sends it.");
    return principalOfKey(found.record);
  }
  if (found.outcome === "unavailable" && kind === "publishable" && options.publishableWhenUnavailable === true)
    return { kind, id: "unverified", scopes: new Set(["recommendations:read"]), channel: null, verified: false };
  if (found.outcome === "unavailable") return unavailable(c, "Keys cannot be checked right now. Try again.");
  return problem(c, "invalid_key", "The key is unknown or was revoked.", bearer("invalid_token"));
}

const CHALLENGE = 'Bearer realm="nearshelf"';
const bearer = (error: string) => ({ headers: { "www-authenticate": `${CHALLENGE}, error="${error}"` } });

/** How long a client should wait when a caller cannot be checked, in seconds. */
const RETRY_AFTER_S = 2;
const unavailable = (c: Context, detail: string) =>
  problem(c, "unavailable", detail, { headers: { "retry-after": String(RETRY_AFTER_S) } });

/** Lets through only callers whose key or token carries `scope`, and leaves them in the context as `principal`. */
export function requires<B extends AuthBindings>(
  scope: Scope,
  options: AuthOptions = {},
): MiddlewareHandler<AppEnv<B>> {
  return async (c, next) => {
    const credential = credentialOf(c);
    if (credential === null)
      return problem(c, "missing_key", "Send Authorization: Bearer KEY, or ?key=KEY where a header cannot be set.", {
        headers: { "www-authenticate": CHALLENGE },
      });
    if (credential instanceof Response) return credential;
    const principal = await authenticate(c, credential, options);
    if (principal instanceof Response) return principal;
    if (!principal.scopes.has(scope))
      return problem(c, "insufficient_scope", `This needs the scope ${scope}.`, bearer("insufficient_scope"));
    c.set("principal", principal);
    return next();
  };
}
