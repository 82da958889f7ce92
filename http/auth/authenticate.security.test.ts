import { describe, expect, it } from "vitest";
import { TEST_PUBLISHABLE_KEY, TEST_SOURCE_KEY, testEnv } from "../../test/workerd/tokens.ts";
import { createApp } from "../app.ts";
import { type AuthBindings, requires } from "./authenticate.ts";
import { authEnv, sign } from "./test-issuer.ts";
import { brokenDatabase, keysInD1, storeKey, unknownKey } from "./test-keys.ts";

const app = createApp<AuthBindings>();
app.get("/write", requires("events:write"), (c) => c.json(c.get("principal")));
app.get("/import", requires("events:import"), (c) => c.json(c.get("principal")));
app.get("/keys", requires("keys:read"), (c) => c.json(c.get("principal")));
app.get("/recommend", requires("recommendations:read", { publishableWhenUnavailable: true }), (c) =>
  c.json(c.get("principal")),
);

const ORIGIN = "https://shop.example";
const broken = { ...authEnv, GOVERNANCE_DB: brokenDatabase };

interface Caller {
  readonly key?: string;
  readonly query?: string;
  readonly origin?: string;
  readonly env?: AuthBindings;
}

async function call(path: string, { key, query, origin, env = authEnv }: Caller) {
  const headers = new Headers();
  if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
  if (origin !== undefined) headers.set("origin", origin);
  const address = query === undefined ? path : `${path}?key=${encodeURIComponent(query)}`;
  const response = await app.request(address, { headers }, env);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const outcome = async (path: string, caller: Caller) => {
  const { status, body } = await call(path, caller);
  return status === 200 ? status : [status, body.code];
};

describe("a publishable key", () => {
  it("works from the origins on its list, and from a caller that is no browser", async () => {
    const { key } = await storeKey("publishable", { origins: [ORIGIN] });
    expect(await outcome("/write", { key, origin: ORIGIN })).toBe(200);
    expect(await outcome("/write", { key })).toBe(200);
    expect(await outcome("/write", { query: key, origin: ORIGIN })).toBe(200);
  });

  it.each([
    "https://attacker.example",
    "http://shop.example",
    "https://shop.example:8443",
    "https://shop.example.attacker.example",
    "https://attackershop.example",
    "https://www.shop.example",
    "https://shop.example/",
    "HTTPS://SHOP.EXAMPLE",
    "http://localhost:3000",
    "http://127.0.0.1",
    "null",
    "*",
    "",
  ])("is refused from %j, which is not exactly on the list", async (origin) => {
    const { key } = await storeKey("publishable", { origins: [ORIGIN] });
    expect(await outcome("/write", { key, origin })).toEqual([403, "origin_not_allowed"]);
  });

  it("may write events and read what a shopper sees, and nothing else", async () => {
    const { key, record } = await storeKey("publishable", { channel: "web" });
    expect((await call("/recommend", { key })).body).toMatchObject({ id: record.id, channel: "web", verified: true });
    for (const path of ["/import", "/keys"]) expect(await outcome(path, { key })).toEqual([403, "insufficient_scope"]);
  });

  it("of development works from loopback only", async () => {
    const key = TEST_PUBLISHABLE_KEY;
    for (const origin of ["http://localhost:3000", "http://127.0.0.1:8788", "http://[::1]:80", "http://localhost"])
      expect(await outcome("/write", { key, origin })).toBe(200);
    for (const origin of ["https://localhost.attacker.example", "http://localhost.attacker.example", "http://10.0.0.1"])
      expect(await outcome("/write", { key, origin })).toEqual([403, "origin_not_allowed"]);
  });

  it("of development is nothing to a production platform", async () => {
    const env = { ...authEnv, ENVIRONMENT: "production", DEV_KEYS: testEnv.DEV_KEYS };
    // Keys are remembered by isolate: this one is a key that development has not shown here before.
    const DEV_KEYS = JSON.stringify({ publishableKey: unknownKey("publishable"), sourceKey: unknownKey("source") });
    const { publishableKey } = JSON.parse(DEV_KEYS) as { publishableKey: string };
    expect(await outcome("/write", { key: publishableKey, env: { ...env, DEV_KEYS } })).toEqual([401, "invalid_key"]);
  });
});

describe("a key is refused", () => {
  it("when it is unknown, malformed, revoked or missing", async () => {
    const { key, record } = await storeKey("source");
    await keysInD1.revoke(record.id, Date.now());
    for (const bad of [key, unknownKey("source"), "sk_short", "nonsense", `${TEST_SOURCE_KEY}x`]) {
      const { status, headers, body } = await call("/write", { key: bad });
      expect([status, body.code]).toEqual([401, "invalid_key"]);
      expect(headers.get("www-authenticate")).toContain("Bearer");
      expect(JSON.stringify(body)).not.toContain(bad);
    }
    expect(await outcome("/write", {})).toEqual([401, "missing_key"]);
  });

  it("when a source key or a token stands in the address, where it would be logged", async () => {
    expect(await outcome("/write", { query: TEST_SOURCE_KEY })).toEqual([401, "invalid_key"]);
    expect(await outcome("/keys", { query: await sign({}) })).toEqual([401, "invalid_key"]);
    expect(await outcome("/write", { query: "" })).toEqual([401, "invalid_key"]);
  });

  it("when the header holds a bad one, whatever the address says", async () => {
    expect(await outcome("/write", { key: "nonsense", query: TEST_PUBLISHABLE_KEY })).toEqual([401, "invalid_key"]);
  });
});

describe("while the keys' store cannot be asked", () => {
  it("a publishable key may ask for recommendations, unverified, and do nothing else", async () => {
    const key = unknownKey("publishable");
    expect((await call("/recommend", { key, env: broken })).body).toMatchObject({ id: "unverified", verified: false });
    const refused = await call("/write", { key, env: broken });
    expect([refused.status, refused.body.code, refused.headers.get("retry-after")]).toEqual([503, "unavailable", "2"]);
  });

  it("a source key may do nothing", async () => {
    const key = unknownKey("source");
    for (const path of ["/recommend", "/write", "/import"])
      expect(await outcome(path, { key, env: broken })).toEqual([503, "unavailable"]);
  });

  it("a token works: it needs no store", async () => {
    expect(await outcome("/keys", { key: await sign({}), env: broken })).toBe(200);
  });
});
