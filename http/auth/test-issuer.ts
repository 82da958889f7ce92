import { bindings } from "../../test/workerd/bindings.ts";
import { testEnv } from "../../test/workerd/tokens.ts";
import { createApp } from "../app.ts";
import { type AuthBindings, requires } from "./authenticate.ts";

/** An issuer that writes whatever JSON text it is told to into a token, as no library would, and the route that its tokens open. */

const ED25519 = { name: "Ed25519" };
export const TEST_KEY_ID = "issuer-key";

const pair = (await crypto.subtle.generateKey(ED25519, true, ["sign", "verify"])) as CryptoKeyPair;
const jwk = (await crypto.subtle.exportKey("jwk", pair.publicKey)) as JsonWebKey;
const publicBytes = (await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer;

/** The public key's own text forms: what an attacker would try as an HMAC secret. */
export const PUBLIC_KEY_FORMS: readonly Uint8Array[] = [
  new Uint8Array(publicBytes),
  new TextEncoder().encode(jwk.x ?? ""),
  new TextEncoder().encode(JSON.stringify(jwk)),
];
export const PUBLIC_JWK = { kty: jwk.kty, crv: jwk.crv, x: jwk.x };

export const authEnv = {
  ...testEnv,
  AUTH_JWKS: JSON.stringify({ keys: [{ ...PUBLIC_JWK, kid: TEST_KEY_ID, alg: "EdDSA", use: "sig" }] }),
} as unknown as AuthBindings;

export const base64url = (bytes: Uint8Array): string => {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const encode = (text: string): string => base64url(new TextEncoder().encode(text));

export const nowSeconds = (): number => Math.floor(Date.now() / 1_000);

export const goodHeader = { alg: "EdDSA", kid: TEST_KEY_ID };
export const goodClaims = () => ({
  iss: bindings.AUTH_ISSUER,
  aud: bindings.AUTH_AUDIENCE,
  sub: "officer-7",
  role: "admin",
  iat: nowSeconds(),
  exp: nowSeconds() + 600,
});

/** A token over exactly these texts, with a true signature. */
export async function signTexts(header: string, claims: string): Promise<string> {
  const input = `${encode(header)}.${encode(claims)}`;
  const signature = await crypto.subtle.sign(ED25519, pair.privateKey, new TextEncoder().encode(input));
  return `${input}.${base64url(new Uint8Array(signature))}`;
}

export const sign = (claims: object, header: object = goodHeader): Promise<string> =>
  signTexts(JSON.stringify(header), JSON.stringify({ ...goodClaims(), ...claims }));

export const unsigned = (header: object): string =>
  `${encode(JSON.stringify(header))}.${encode(JSON.stringify(goodClaims()))}`;

export async function signHmac(secret: Uint8Array, kid = TEST_KEY_ID): Promise<string> {
  const input = unsigned({ alg: "HS256", kid });
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(input));
  return `${input}.${base64url(new Uint8Array(signature))}`;
}

const app = createApp<AuthBindings>();
app.get("/guarded", requires("keys:write"), (c) => c.json({ id: c.get("principal").id }));

/** Asks for the guarded route with a raw Authorization header. */
export const ask = async (authorization: string, env: AuthBindings = authEnv): Promise<Response> =>
  app.request("/guarded", { headers: { authorization } }, env);
