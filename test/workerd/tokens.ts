import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Role } from "../../core/access/scopes.ts";
import { bindings as env } from "./bindings.ts";

/** A key pair of the test file's own: its public half goes into the bindings, as a deployment's JWKS would. */
const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
const KEY_ID = "test-key";
const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "EdDSA", use: "sig" }] });

export const TEST_PUBLISHABLE_KEY = "pk_testtesttesttesttesttesttesttest";
export const TEST_SOURCE_KEY = "sk_testtesttesttesttesttesttesttest";

/** The test environment with a key set and development keys that are independent of any `.dev.vars`. */
export const testEnv = {
  ...env,
  AUTH_JWKS: jwks,
  DEV_KEYS: JSON.stringify({ publishableKey: TEST_PUBLISHABLE_KEY, sourceKey: TEST_SOURCE_KEY }),
  BAD_EVENTS_KEY: "test:dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMDI=",
  // Counts are handed over at once: a test that waits for what goes on behind an answer waits for that alone.
  LIVE_FLUSH_MS: "0",
  PSEUDONYM_KEY: "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMDE=",
};

/** Headers of a back-office caller with one role. */
export async function authorize(role: Role): Promise<{ authorization: string }> {
  const token = await new SignJWT({ role })
    .setProtectedHeader({ alg: "EdDSA", kid: KEY_ID })
    .setSubject(`test-${role}`)
    .setIssuer(env.AUTH_ISSUER)
    .setAudience(env.AUTH_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(privateKey);
  return { authorization: `Bearer ${token}` };
}
