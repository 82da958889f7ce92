import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { isRole, ROLE_SCOPES, type Scope } from "../../core/access/scopes.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Principal } from "./principal.ts";
import { checkTokenForm, TOKEN_MAX_LIFETIME_S } from "./token-form.ts";

/** Where a deployment's tokens come from: an OIDC issuer's JWKS, or in development a key set of its own. */
export interface TokenSettings {
  readonly AUTH_ISSUER: string;
  readonly AUTH_AUDIENCE: string;
  readonly AUTH_JWKS_URL: string;
  /** JSON Web Key Set of public keys; development only. */
  readonly AUTH_JWKS?: string;
}

const ALGORITHMS = ["EdDSA", "ES256", "RS256", "PS256"];
/** Clock difference tolerated between issuer and us, in seconds. */
const CLOCK_TOLERANCE_S = 5;

/** How long the issuer may take to send its keys, and how long an unknown `kid` does not make us ask again, in milliseconds. */
const JWKS_TIMEOUT_MS = 2_000;
const JWKS_COOLDOWN_MS = 30_000;

/** The issuer's keys could not be fetched: says nothing of the token. */
class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}

function remoteKeySet(url: string): JWTVerifyGetKey {
  const keySet = createRemoteJWKSet(new URL(url), {
    timeoutDuration: JWKS_TIMEOUT_MS,
    cooldownDuration: JWKS_COOLDOWN_MS,
  });
  return async (header, token) => {
    try {
      return await keySet(header, token);
    } catch (error) {
      // These judge the token against keys that we have; anything else is a key set that we could not get.
      if (
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported
      )
        throw error;
      throw new KeysUnavailable();
    }
  };
}

const keySets = new Map<string, JWTVerifyGetKey>();

function keySetOf(settings: TokenSettings): JWTVerifyGetKey | null {
  const source = settings.AUTH_JWKS_URL || settings.AUTH_JWKS || "";
  if (source === "") return null;
  const known = keySets.get(source);
  if (known !== undefined) return known;
  const keySet = settings.AUTH_JWKS_URL ? remoteKeySet(settings.AUTH_JWKS_URL) : createLocalJWKSet(JSON.parse(source));
  keySets.set(source, keySet);
  return keySet;
}

/** `why` is for logs and tests, never sent to the caller in detail. */
export interface TokenRefusal {
  /** `unavailable`: the issuer's keys could not be fetched, and the token may be good. */
  readonly code: "invalid" | "unavailable";
  readonly why: string;
}

const invalid = (why: string) => err({ code: "invalid" as const, why });

/** Verifies a back-office token (RFC 7519, form first) and turns its `role` or `roles` claim into scopes. */
export async function verifyToken(token: string, settings: TokenSettings): Promise<Result<Principal, TokenRefusal>> {
  const form = checkTokenForm(token);
  if (!form.ok) return invalid(form.reason);
  const keySet = keySetOf(settings);
  if (keySet === null || settings.AUTH_ISSUER === "") return invalid("no issuer is configured");
  try {
    const { payload } = await jwtVerify(token, keySet, {
      issuer: settings.AUTH_ISSUER,
      audience: settings.AUTH_AUDIENCE,
      algorithms: ALGORITHMS,
      requiredClaims: ["sub", "exp", "iat"],
      clockTolerance: CLOCK_TOLERANCE_S,
      // Refuses an `iat` in the future too: without it a token of a short life, issued "tomorrow", would outlive the limit.
      maxTokenAge: TOKEN_MAX_LIFETIME_S,
    });
    if (typeof payload.sub !== "string" || payload.sub === "") return invalid("sub is not a name");
    const claimed: unknown[] = Array.isArray(payload.roles) ? payload.roles : [payload.role];
    const scopes = new Set<Scope>(claimed.filter(isRole).flatMap((role) => ROLE_SCOPES[role]));
    return ok({ kind: "token", id: payload.sub.slice(0, 128), scopes, channel: null, verified: true });
  } catch (error) {
    const why = error instanceof Error ? error.name : "unverifiable";
    return error instanceof KeysUnavailable ? err({ code: "unavailable", why }) : invalid(why);
  }
}
