import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose";
import { isRole, ROLE_SCOPES, type Scope } from "../../core/access/scopes.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Principal } from "./principal.ts";
import { checkTokenForm } from "./token-form.ts";

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

const keySets = new Map<string, JWTVerifyGetKey>();

function keySetOf(settings: TokenSettings): JWTVerifyGetKey | null {
  const source = settings.AUTH_JWKS_URL || settings.AUTH_JWKS || "";
  if (source === "") return null;
  const known = keySets.get(source);
  if (known !== undefined) return known;
  const keySet = settings.AUTH_JWKS_URL
    ? createRemoteJWKSet(new URL(settings.AUTH_JWKS_URL), { timeoutDuration: 2_000, cooldownDuration: 30_000 })
    : createLocalJWKSet(JSON.parse(source));
  keySets.set(source, keySet);
  return keySet;
}

/** Verifies a back-office token (RFC 7519, form first) and turns its `role` or `roles` claim into scopes. */
export async function verifyToken(token: string, settings: TokenSettings): Promise<Result<Principal, string>> {
  const form = checkTokenForm(token);
  if (!form.ok) return form;
  const keySet = keySetOf(settings);
  if (keySet === null || settings.AUTH_ISSUER === "") return err("no issuer is configured");
  try {
    const { payload } = await jwtVerify(token, keySet, {
      issuer: settings.AUTH_ISSUER,
      audience: settings.AUTH_AUDIENCE,
      algorithms: ALGORITHMS,
      requiredClaims: ["sub", "exp", "iat"],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const claimed: unknown[] = Array.isArray(payload.roles) ? payload.roles : [payload.role];
    const scopes = new Set<Scope>(claimed.filter(isRole).flatMap((role) => ROLE_SCOPES[role]));
    return ok({ kind: "token", id: String(payload.sub).slice(0, 128), scopes, channel: null, verified: true });
  } catch (error) {
    return err(error instanceof Error ? error.name : "unverifiable");
  }
}
