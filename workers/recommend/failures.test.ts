import { beforeAll, describe, expect, it } from "vitest";
import { createApiKeys } from "../../adapters/api-keys/d1-api-keys.ts";
import { formatApiKey } from "../../core/access/api-key.ts";
import { sha256Hex } from "../../http/auth/api-keys.ts";
import { CATALOG_POLICY } from "./state/catalog.ts";
import { NEIGHBOURS_MAX_STALENESS_MS, NEIGHBOURS_RETRY_AFTER_MS } from "./state/content-neighbours.ts";
import { MODEL_POLICY } from "./state/serving-model.ts";
import { recommendEnv, TestIsolate } from "./test-isolate.ts";
import type { BindingName } from "./test-network.ts";
import { importProducts, promote, range, snapshotOf, view, walks } from "./test-shop.ts";

const PRODUCTS = range(20);
const IDS = PRODUCTS.map(({ id }) => id);
/** Asks every dependency that an answer can have. */
const ASK = { session: "visit", item: "p01", limit: 12 };
const ASK_WITHOUT_SESSION = { item: "p01", limit: 12 };

beforeAll(async () => {
  await importProducts(PRODUCTS);
  await promote(snapshotOf(walks(IDS, 60)));
  await view("visit", ["p01", "p04"]);
});

const CASES = [
  ["MODELS", "model", ASK],
  ["SESSION_TRAIL", "session", ASK],
  ["CATALOG_FEED", "catalog", ASK],
  ["VECTOR_INDEX", "vectors", ASK_WITHOUT_SESSION],
] as const satisfies readonly (readonly [BindingName, string, object])[];

describe.each(["throws", "hangs"] as const)("where a dependency %s", (trouble) => {
  describe.concurrent("a cold isolate answers in full and names it", () => {
    it.each(CASES)("%s: %s", async (binding, name, question) => {
      const isolate = new TestIsolate();
      isolate.network.trouble(trouble, binding);
      const { body, ids } = await isolate.get("product", question);
      expect(body).toMatchObject({ degraded: true, degradedBy: [name] });
      expect(ids).toHaveLength(12);
      expect(ids).not.toContain("p01");
    });
  });

  describe.concurrent("a warm isolate whose state grew too old answers from it and names it", () => {
    it.each(CASES)("%s: %s", async (binding, name, question) => {
      const isolate = await new TestIsolate().warmed();
      await (await isolate.get("product", { ...question, personalization: false })).settled();
      isolate.network.trouble(trouble, binding);
      isolate.pass(binding === "VECTOR_INDEX" ? NEIGHBOURS_MAX_STALENESS_MS : MODEL_POLICY.maxStalenessMs);
      const { body, ids } = await isolate.get("product", question);
      expect(body).toMatchObject({ degraded: true, degradedBy: [name] });
      expect(ids).toHaveLength(12);
      expect(body.items.every(({ product }) => product !== null)).toBe(true);
    });
  });

  it("a warm isolate within the named staleness does not even notice", async () => {
    const isolate = await new TestIsolate().warmed();
    await (await isolate.get("product", ASK_WITHOUT_SESSION)).settled();
    isolate.network.trouble(trouble, "MODELS", "CATALOG_FEED", "VECTOR_INDEX");
    isolate.pass(CATALOG_POLICY.maxStalenessMs - 1);
    const { body, ids } = await isolate.get("product", ASK_WITHOUT_SESSION);
    expect(body).toMatchObject({ degraded: false, degradedBy: [] });
    expect(ids).toHaveLength(12);
  });

  it("everywhere at once, a cold isolate still answers 200, with nothing to offer", async () => {
    const isolate = new TestIsolate();
    isolate.network.trouble(trouble, "MODELS", "CATALOG_FEED", "VECTOR_INDEX", "SESSION_TRAIL");
    const { body } = await isolate.get("product", ASK);
    expect(body).toMatchObject({ items: [], model: null, degraded: true });
    expect(body.degradedBy).toEqual(["model", "session", "catalog"]);
  });

  it("everywhere at once, a warm isolate still answers from memory, only not personally", async () => {
    const isolate = await new TestIsolate().warmed();
    isolate.network.trouble(trouble, "MODELS", "CATALOG_FEED", "VECTOR_INDEX", "SESSION_TRAIL");
    isolate.pass(MODEL_POLICY.maxStalenessMs);
    const { body, ids } = await isolate.get("product", ASK);
    expect(body.degradedBy).toEqual(["model", "session", "catalog"]);
    expect(ids).toHaveLength(12);
  });
});

describe("after a failure", () => {
  it("the isolate recovers by itself when the dependencies do", async () => {
    const isolate = new TestIsolate();
    isolate.network.trouble("throws", "MODELS", "CATALOG_FEED", "VECTOR_INDEX", "SESSION_TRAIL");
    await isolate.get("product", ASK);
    isolate.network.heal();
    isolate.pass(Math.max(MODEL_POLICY.retryAfterMs, NEIGHBOURS_RETRY_AFTER_MS));
    const { body } = await isolate.get("product", ASK);
    expect(body).toMatchObject({ degraded: false, degradedBy: [] });
    expect(body.items).toHaveLength(12);
  });

  it("a store that throws is not asked again at once", async () => {
    const isolate = new TestIsolate();
    isolate.network.trouble("throws", "MODELS", "CATALOG_FEED", "VECTOR_INDEX");
    await isolate.get("product", ASK_WITHOUT_SESSION);
    expect((await isolate.get("product", ASK_WITHOUT_SESSION)).calls).toEqual([]);
  });

  it("a store that hangs is waited for by the requests of its first seconds, not by everybody after", async () => {
    const isolate = new TestIsolate();
    isolate.network.trouble("hangs", "MODELS", "CATALOG_FEED");
    expect((await isolate.get("home", { explain: true })).body.explain?.calls).toBe(2);
    isolate.pass(MODEL_POLICY.coldWaitMs);
    const second = await isolate.get("home", { explain: true });
    expect(second.calls).toEqual([]);
    expect(second.body.explain?.calls).toBe(0);
    expect(second.body.degradedBy).toEqual(["model", "catalog"]);
  });
});

describe("without the catalog", () => {
  it("a cold isolate offers what the model knows, without details, and the filter still holds", async () => {
    const isolate = new TestIsolate();
    isolate.network.trouble("throws", "CATALOG_FEED");
    const { body } = await isolate.get("home");
    expect(body.items).toHaveLength(10);
    expect(body.items.every(({ product, reason }) => product === null && reason.length > 0)).toBe(true);
    expect((await isolate.get("home", { filter: "category:skirts" })).ids).toEqual([]);
  });
});

describe("without the secret that pseudonyms need", () => {
  it.each(["", "too short"])("%j: the session is not read, and the answer is there", async (key) => {
    const isolate = new TestIsolate({ PSEUDONYM_KEY: key });
    const { body } = await isolate.get("home", { session: "visit" });
    expect(body.degradedBy).toEqual(["session"]);
    expect(body.items).toHaveLength(10);
  });
});

describe("without the key store", () => {
  let made = 0;
  async function storedKey(): Promise<string> {
    const key = formatApiKey("publishable", crypto.getRandomValues(new Uint8Array(64))) ?? "";
    const record = {
      id: `key-${made++}`,
      kind: "publishable",
      name: "shop",
      origins: [],
      channel: null,
      prefix: key.slice(0, 7),
      createdAt: 0,
      revokedAt: null,
    } as const;
    await createApiKeys(recommendEnv.GOVERNANCE_DB).create(record, await sha256Hex(key));
    return key;
  }
  const withKey = (key: string) => ({ authorization: `Bearer ${key}` });

  it.each(["throws", "hangs"] as const)(
    "that %s, a well-formed publishable key is let through, and the answer says so",
    async (trouble) => {
      const isolate = await new TestIsolate().warmed();
      const key = await storedKey();
      isolate.network.trouble(trouble, "GOVERNANCE_DB");
      const { body } = await isolate.get("home", { items: "p01" }, withKey(key));
      expect(body).toMatchObject({ degraded: true, degradedBy: ["keys"] });
      expect(body.items).toHaveLength(10);
    },
  );

  it("a key that the isolate knows stays verified, and costs no call", async () => {
    const isolate = await new TestIsolate().warmed();
    const key = await storedKey();
    await isolate.get("home", { items: "p01" }, withKey(key));
    isolate.network.trouble("throws", "GOVERNANCE_DB");
    const { body, calls } = await isolate.get("home", { items: "p01" }, withKey(key));
    expect(body.degradedBy).toEqual([]);
    expect(calls.filter((call) => call.startsWith("GOVERNANCE_DB"))).toEqual([]);
  });

  it("a malformed key is refused all the same", async () => {
    const isolate = await new TestIsolate().warmed();
    isolate.network.trouble("throws", "GOVERNANCE_DB");
    const { response } = await isolate.fetch("/v1/recommendations/home", { headers: withKey("pk_short") });
    expect(response.status).toBe(401);
  });
});
