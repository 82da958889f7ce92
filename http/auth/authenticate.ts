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

const credentialOf = (c: Context): string | null => {
  const header = c.req.header("authorization");
  if (header !== undefined) return /^Bearer ([^\s]+)$/i.exec(header)?.[1] ?? "";
  return c.req.query("key") ?? null;
};

async function authenticate<B extends AuthBindings>(
  c: Context<AppEnv<B>>,
  credential: string,
  options: AuthOptions,
): Promise<Principal | Response> {
  const kind = kindOfApiKey(credential);
  if (kind === null) {
    if (!credential.includes(".")) return problem(c, "invalid_key", "Use a key as issued: pk_… or sk_….");
    const token = await verifyToken(credential, c.env);
    return token.ok
      ? token.value
      : problem(c, "invalid_token", "Get a fresh token from the configured issuer.", bearer("invalid_token"));
  }
  const found = await lookUpKey(credential, withDevelopmentKeys(createApiKeys(c.env.GOVERNANCE_DB), c.env), Date.now());
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
  if (found.outcome === "unavailable")
    return problem(c, "unavailable", "Keys cannot be checked right now. Try again.", {
      headers: { "retry-after": "2" },
    });
  return problem(c, "invalid_key", "The key is unknown or was revoked.", bearer("invalid_token"));
}

const bearer = (error: string) => ({ headers: { "www-authenticate": `Bearer realm="nearshelf", error="${error}"` } });

/** Lets through only callers whose key or token carries `scope`, and leaves them in the context as `principal`. */
export function requires<B extends AuthBindings>(
  scope: Scope,
  options: AuthOptions = {},
): MiddlewareHandler<AppEnv<B>> {
  return async (c, next) => {
    const credential = credentialOf(c);
    if (credential === null)
      return problem(c, "missing_key", "Send Authorization: Bearer KEY, or ?key=KEY where a header cannot be set.", {
        headers: { "www-authenticate": 'Bearer realm="nearshelf"' },
      });
    const principal = await authenticate(c, credential, options);
    if (principal instanceof Response) return principal;
    if (!principal.scopes.has(scope))
      return problem(c, "insufficient_scope", `This needs the scope ${scope}.`, bearer("insufficient_scope"));
    c.set("principal", principal);
    return next();
  };
}
