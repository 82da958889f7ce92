import { randomBytes, randomInt } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** Life of the run's token, in seconds. */
const TOKEN_LIFETIME_S = 43_200;
const KEY_BYTES = 32;
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export interface Credentials {
  readonly publishableKey: string;
  readonly sourceKey: string;
  readonly adminToken: string;
  /** The variables that make the Workers accept them. */
  readonly vars: Readonly<Record<string, string>>;
}

const newKey = (prefix: "pk" | "sk"): string =>
  `${prefix}_${Array.from({ length: 32 }, () => BASE62[randomInt(BASE62.length)]).join("")}`;

/** Secrets of one run, made for it and gone with it. */
export async function makeCredentials(issuer: string, audience: string): Promise<Credentials> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  const kid = randomBytes(8).toString("hex");
  const adminToken = await new SignJWT({ role: "admin" })
    .setProtectedHeader({ alg: "EdDSA", kid })
    .setSubject("bench-admin")
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFETIME_S}s`)
    .sign(privateKey);
  const publishableKey = newKey("pk");
  const sourceKey = newKey("sk");
  return {
    publishableKey,
    sourceKey,
    adminToken,
    vars: {
      ENVIRONMENT: "development",
      BAD_EVENTS_KEY: `bench:${randomBytes(KEY_BYTES).toString("base64")}`,
      PSEUDONYM_KEY: randomBytes(KEY_BYTES).toString("base64"),
      DEV_KEYS: JSON.stringify({ publishableKey, sourceKey }),
      AUTH_JWKS: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: "EdDSA", use: "sig" }] }),
      AUTH_JWKS_URL: "",
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
    },
  };
}
