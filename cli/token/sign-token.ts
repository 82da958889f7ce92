import { existsSync, readFileSync } from "node:fs";
import { importJWK, type JWK, SignJWT } from "jose";
import type { Role } from "../../core/access/scopes.ts";
import { projectPath } from "../project.ts";

/** Life of a development token, in seconds: a working day. */
const TOKEN_LIFETIME_S = 43_200;
const ISSUER = "https://nearshelf.local/";
const AUDIENCE = "nearshelf";

/** Signs a back-office token with development's own key; a deployed platform trusts its OIDC issuer instead. */
export async function signToken(role: Role): Promise<string> {
  const file = projectPath(".nearshelf/signing-key.json");
  if (!existsSync(file))
    throw new Error("There is no local signing key yet: run `npm start` or `node scripts/secrets.mjs` first.");
  const jwk = JSON.parse(readFileSync(file, "utf8")) as JWK & { readonly kid: string; readonly alg: string };
  return new SignJWT({ role })
    .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid })
    .setSubject(`development-${role}`)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFETIME_S}s`)
    .sign(await importJWK(jwk, jwk.alg));
}
