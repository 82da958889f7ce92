import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  ask,
  authEnv,
  base64url,
  goodClaims,
  goodHeader,
  nowSeconds,
  PUBLIC_JWK,
  PUBLIC_KEY_FORMS,
  sign,
  signHmac,
  signTexts,
  unsigned,
} from "./test-issuer.ts";
import { TOKEN_MAX_LIFETIME_S } from "./token-form.ts";

const FUZZ_TIMEOUT_MS = 30_000;
const HOUR_S = 3_600;

const claimsText = (change: string): string => `${JSON.stringify(goodClaims()).slice(0, -1)},${change}}`;
const without = (claim: string): string => JSON.stringify({ ...goodClaims(), [claim]: undefined });
const headerText = JSON.stringify(goodHeader);
const deep = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

async function expectRefused(authorization: string, status = 401): Promise<void> {
  const response = await ask(authorization);
  const body = (await response.json()) as { code: string; requestId: string };
  expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  expect(["invalid_token", "invalid_key", "insufficient_scope"]).toContain(body.code);
  expect(body.requestId).toBe(response.headers.get("x-request-id"));
  expect(response.headers.get("www-authenticate")).toContain("Bearer");
}

describe("a token that the issuer signed", () => {
  it("opens the route, with the list form of the claim too", async () => {
    expect(await (await ask(`Bearer ${await sign({})}`)).json()).toEqual({ id: "officer-7" });
    const list = await sign({ role: undefined, roles: ["support", "admin"] });
    expect((await ask(`Bearer ${list}`)).status).toBe(200);
  });

  it("may live a day and no second longer", async () => {
    const iat = nowSeconds();
    expect((await ask(`Bearer ${await sign({ iat, exp: iat + TOKEN_MAX_LIFETIME_S })}`)).status).toBe(200);
    await expectRefused(`Bearer ${await sign({ iat, exp: iat + TOKEN_MAX_LIFETIME_S + 1 })}`);
  });

  it("is good within the tolerated clock difference", async () => {
    const iat = nowSeconds();
    expect((await ask(`Bearer ${await sign({ iat: iat + 2, nbf: iat + 2 })}`)).status).toBe(200);
  });
});

describe("a token is refused when", () => {
  const signed: readonly (readonly [string, () => Promise<string>])[] = [
    ["its signature is another key's", async () => `${(await sign({})).slice(0, -8)}AAAAAAAA`],
    [
      "its claims were changed",
      async () => (await sign({})).replace(/\.[^.]+\./, `.${unsigned(goodHeader).split(".")[1]}x.`),
    ],
    ["alg is none, without a signature", async () => `${unsigned({ ...goodHeader, alg: "none" })}.`],
    ["alg is none, with one", async () => sign({}, { ...goodHeader, alg: "none" })],
    ["alg is NONE", async () => sign({}, { ...goodHeader, alg: "NONE" })],
    ["alg is ES256 over an EdDSA key", async () => sign({}, { ...goodHeader, alg: "ES256" })],
    ["alg is RS256 over an EdDSA key", async () => sign({}, { ...goodHeader, alg: "RS256" })],
    ["alg is a list", async () => sign({}, { ...goodHeader, alg: ["EdDSA"] })],
    ["alg is missing", async () => sign({}, { kid: goodHeader.kid })],
    ["kid is missing", async () => sign({}, { alg: "EdDSA" })],
    ["kid is unknown", async () => sign({}, { ...goodHeader, kid: "another" })],
    ["kid is a path", async () => sign({}, { ...goodHeader, kid: "../../dev/null" })],
    ["kid is __proto__", async () => sign({}, { ...goodHeader, kid: "__proto__" })],
    ["kid is a number", async () => sign({}, { ...goodHeader, kid: 7 })],
    ["kid is very long", async () => sign({}, { ...goodHeader, kid: "k".repeat(129) })],
    ["it brings its own key (jwk)", async () => sign({}, { ...goodHeader, jwk: PUBLIC_JWK })],
    ["it says where keys are (jku)", async () => sign({}, { ...goodHeader, jku: "https://attacker.example/jwks" })],
    ["it names a certificate (x5u)", async () => sign({}, { ...goodHeader, x5u: "https://attacker.example/cert" })],
    ["it brings a certificate (x5c)", async () => sign({}, { ...goodHeader, x5c: ["MIIB"] })],
    ["it demands an extension (crit)", async () => sign({}, { ...goodHeader, crit: ["b64"], b64: false })],
    ["exp is missing", async () => signTexts(headerText, without("exp"))],
    ["iat is missing", async () => signTexts(headerText, without("iat"))],
    ["sub is missing", async () => signTexts(headerText, without("sub"))],
    ["iss is missing", async () => signTexts(headerText, without("iss"))],
    ["aud is missing", async () => signTexts(headerText, without("aud"))],
    ["exp is 1e400", async () => signTexts(headerText, without("exp").replace("{", '{"exp":1e400,'))],
    ["exp is negative infinity", async () => signTexts(headerText, without("exp").replace("{", '{"exp":-1e400,'))],
    ["exp is a fraction", async () => sign({ exp: nowSeconds() + 60.5 })],
    ["exp is text", async () => sign({ exp: String(nowSeconds() + 60) })],
    ["exp is null", async () => sign({ exp: null })],
    ["exp is a list", async () => sign({ exp: [nowSeconds() + 60] })],
    ["exp is beyond any date", async () => sign({ exp: Number.MAX_SAFE_INTEGER })],
    ["it has expired", async () => sign({ iat: nowSeconds() - HOUR_S, exp: nowSeconds() - 60 })],
    ["it expires before it begins", async () => sign({ iat: nowSeconds(), exp: nowSeconds() - 1 })],
    ["it begins later (nbf)", async () => sign({ nbf: nowSeconds() + 60 })],
    ["nbf is text", async () => sign({ nbf: "0" })],
    ["it was issued in the future", async () => sign({ iat: nowSeconds() + 60, exp: nowSeconds() + HOUR_S })],
    [
      "it was issued in a thousand years, for an hour",
      async () => sign({ iat: nowSeconds() + 31_556_952_000, exp: nowSeconds() + 31_556_952_000 + HOUR_S }),
    ],
    ["the issuer is another", async () => sign({ iss: "https://attacker.example/" })],
    ["the issuer is a list", async () => sign({ iss: [goodClaims().iss] })],
    ["the audience is another", async () => sign({ aud: "another-service" })],
    ["the audience is a longer name", async () => sign({ aud: `${goodClaims().aud}-admin` })],
    ["the audience is an object", async () => sign({ aud: { 0: goodClaims().aud } })],
    ["sub is an object", async () => sign({ sub: { id: "officer-7" } })],
    ["sub is empty", async () => sign({ sub: "" })],
    ["a claim stands twice", async () => signTexts(headerText, claimsText('"role":"admin"'))],
    ["a claim stands twice, once escaped", async () => signTexts(headerText, claimsText('"r\\u006fle":"admin"'))],
    [
      "a header name stands twice",
      async () => signTexts('{"alg":"none","alg":"EdDSA","kid":"issuer-key"}', claimsText('"x":1')),
    ],
    [
      "a header name stands twice, escaped",
      async () => signTexts('{"alg":"EdDSA","\\u0061lg":"EdDSA","kid":"issuer-key"}', claimsText('"x":1')),
    ],
    ["claims nest 100,000 deep", async () => signTexts(headerText, claimsText(`"deep":${deep(100_000)}`))],
    ["claims nest 10 deep", async () => signTexts(headerText, claimsText(`"deep":${deep(10)}`))],
    [
      "the header nests deep",
      async () => signTexts(`{"alg":"EdDSA","kid":"issuer-key","typ":${deep(10)}}`, claimsText('"x":1')),
    ],
    ["claims are a list", async () => signTexts(headerText, "[]")],
    ["claims are null", async () => signTexts(headerText, "null")],
    ["claims are a number", async () => signTexts(headerText, "7")],
    ["the header is null", async () => signTexts("null", claimsText('"x":1'))],
    ["the header is no JSON", async () => signTexts("{alg:EdDSA}", claimsText('"x":1'))],
    ["claims end early", async () => signTexts(headerText, claimsText('"x":1').slice(0, -1))],
    ["claims begin with a byte order mark", async () => signTexts(headerText, `\ufeff${claimsText('"x":1')}`)],
    ["it is 1 MB long", async () => sign({ padding: "x".repeat(1_000_000) })],
    ["it is just too long", async () => sign({ padding: "x".repeat(8_192) })],
    ["it is padded", async () => `${await sign({})}=`],
    ["it is padded twice", async () => `${await sign({})}==`],
    ["its parts are padded", async () => (await sign({})).replaceAll(".", "=.")],
    ["it is written in plain base64", async () => `${await sign({})}+/`],
    ["it has a fourth part", async () => `${await sign({})}.AAAA`],
    ["it has five parts, as an encrypted one", async () => `${await sign({})}.AAAA.AAAA`],
    ["it has two parts", async () => (await sign({})).split(".").slice(0, 2).join(".")],
    ["a space stands inside", async () => (await sign({})).replace(".", " .")],
    ["it is dots", async () => ".."],
    ["it is one dot", async () => "."],
  ];

  it.each(signed)("%s", async (_, token) => {
    await expectRefused(`Bearer ${await token()}`);
  });

  it.each([
    ["two tokens come at once", (token: string) => `Bearer ${token}, Bearer ${token}`],
    ["the scheme is another", (token: string) => `Basic ${token}`],
    ["there is no scheme", (token: string) => token],
    ["the scheme is all there is", () => "Bearer"],
    ["two spaces follow the scheme", (token: string) => `Bearer  ${token}`],
    ["a tab follows the scheme", (token: string) => `Bearer\t${token}`],
    ["words follow", (token: string) => `Bearer ${token} x`],
    ["the header is empty", () => ""],
  ])("%s", async (_, header) => {
    await expectRefused(header(await sign({})));
  });

  it("a null byte stands in a claim that decides", async () => {
    await expectRefused(`Bearer ${await sign({ aud: `${goodClaims().aud}\0` })}`);
    await expectRefused(`Bearer ${await sign({ iss: `${goodClaims().iss}\0.attacker.example` })}`);
    await expectRefused(`Bearer ${await sign({}, { ...goodHeader, kid: "issuer-key\0" })}`);
    await expectRefused(`Bearer ${await sign({ role: "admin\0" })}`, 403);
  });

  it.each(PUBLIC_KEY_FORMS.map((form, index) => [index, form] as const))(
    "it is HMAC over the public key, form %i",
    async (_, form) => {
      await expectRefused(`Bearer ${await signHmac(form)}`);
    },
  );

  it("it is HMAC over a secret that stands in the key set", async () => {
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const oct = { kty: "oct", k: base64url(secret), kid: "shared", alg: "HS256" };
    const env = { ...authEnv, AUTH_JWKS: JSON.stringify({ keys: [oct] }) };
    expect((await ask(`Bearer ${await signHmac(secret, "shared")}`, env)).status).toBe(401);
  });

  it("nobody can check it: no key set, no issuer", async () => {
    const token = `Bearer ${await sign({})}`;
    for (const change of [{ AUTH_JWKS: "" }, { AUTH_ISSUER: "" }, { AUTH_AUDIENCE: "" }])
      expect((await ask(token, { ...authEnv, ...change })).status).toBe(401);
  });
});

describe("a role that is none", () => {
  it.each([
    ["unknown", "root"],
    ["Admin", "Admin"],
    ["with a space", "admin "],
    ["__proto__", "__proto__"],
    ["constructor", "constructor"],
    ["toString", "toString"],
    ["hasOwnProperty", "hasOwnProperty"],
    ["an object", { admin: true }],
    ["an object that reads as a role", { toString: "admin" }],
    ["a list", ["admin"]],
    ["true", true],
    ["zero", 0],
    ["null", null],
    ["missing", undefined],
  ])("opens nothing: %s", async (_, role) => {
    await expectRefused(`Bearer ${await sign({ role })}`, 403);
    if (!Array.isArray(role)) await expectRefused(`Bearer ${await sign({ roles: [role, [role], { role }] })}`, 403);
  });

  it("opens nothing: a list that is none", async () => {
    for (const roles of ["admin", { 0: "admin", length: 1 }, [["admin"]], []])
      await expectRefused(`Bearer ${await sign({ role: undefined, roles })}`, 403);
  });
});

describe("an issuer whose keys cannot be fetched", () => {
  const failures: readonly (readonly [string, () => Promise<Response>])[] = [
    ["an error", async () => Response.json({}, { status: 500 })],
    ["a page", async () => new Response("<html>")],
    ["something else in JSON", async () => Response.json({ hello: "world" })],
    ["nothing", () => Promise.reject(new TypeError("network"))],
  ];

  it.each(failures)("makes the answer 503, since nothing is known of the token: %s", async (what, answer) => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    const AUTH_JWKS_URL = `https://issuer.example/${encodeURIComponent(what)}`;
    const response = await ask(`Bearer ${await sign({})}`, { ...authEnv, AUTH_JWKS_URL });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await response.json()).toMatchObject({ code: "unavailable" });
    fetched.mockRestore();
  });

  it("serves once its keys arrive, and still refuses an unknown kid", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(authEnv.AUTH_JWKS));
    const env = { ...authEnv, AUTH_JWKS_URL: "https://issuer.example/good" };
    expect((await ask(`Bearer ${await sign({})}`, env)).status).toBe(200);
    expect((await ask(`Bearer ${await sign({}, { ...goodHeader, kid: "another" })}`, env)).status).toBe(401);
    fetched.mockRestore();
  });
});

describe("whatever stands in the Authorization header", () => {
  it(
    "is refused, never an error of ours",
    async () => {
      const part = fc.oneof(
        fc.uint8Array({ maxLength: 60 }).map(base64url),
        fc.json({ maxDepth: 3 }).map((text) => base64url(new TextEncoder().encode(text))),
        fc.stringMatching(/^[A-Za-z0-9_-]{0,20}$/),
      );
      const credential = fc.oneof(
        fc.tuple(part, part, part).map((parts) => parts.join(".")),
        fc.stringMatching(/^[\x20-\x7e]{0,80}$/),
        fc.stringMatching(/^(pk|sk)_[A-Za-z0-9]{30,34}$/),
      );
      await fc.assert(
        fc.asyncProperty(credential, async (text) => {
          expect((await ask(`Bearer ${text}`)).status).toBe(401);
        }),
        { numRuns: 300 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    "is refused when one character of a good token is another",
    async () => {
      const token = await sign({});
      const end = token.length - 1; // the last character holds bits that base64url leaves unused
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: end - 1 }), fc.constantFrom(..."AZaz09-_.=~ "), async (at, char) => {
          if (token[at] === char) return;
          expect((await ask(`Bearer ${token.slice(0, at)}${char}${token.slice(at + 1)}`)).status).toBe(401);
        }),
        { numRuns: 200 },
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
