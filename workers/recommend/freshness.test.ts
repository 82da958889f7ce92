import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CATALOG_POLICY } from "./state/catalog.ts";
import { DAMAGED_RETRY_MS, MODEL_POLICY } from "./state/serving-model.ts";
import { recommendEnv, TestIsolate } from "./test-isolate.ts";
import {
  countStock,
  importProducts,
  models,
  patchProduct,
  product,
  promote,
  range,
  snapshotOf,
  walks,
} from "./test-shop.ts";

const PRODUCTS = range(12);
const IDS = PRODUCTS.map(({ id }) => id);
const FIRST = snapshotOf(walks(IDS, 40));
const SECOND = snapshotOf(walks([...IDS].reverse(), 40));
const ALL = { limit: 100 };
let first = "";

beforeAll(async () => {
  await importProducts(PRODUCTS);
});

beforeEach(async () => {
  first = await promote(FIRST);
});

describe("the catalog in an answer", () => {
  it("drops what is sold out, and takes it back when it is there again, within its named staleness", async () => {
    const isolate = await new TestIsolate().warmed();
    expect((await isolate.get("home", ALL)).ids).toContain("p03");
    await countStock("p03", -10);
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    expect((await isolate.get("home", ALL)).ids).not.toContain("p03");
    await countStock("p03", 10);
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    expect((await isolate.get("home", ALL)).ids).toContain("p03");
  });

  it("shows a changed price by the second answer after the refresh is due", async () => {
    const isolate = await new TestIsolate().warmed();
    const price = async () => {
      const { body, settled } = await isolate.get("home", ALL);
      await settled();
      return body.items.find(({ id }) => id === "p04")?.product?.price.amount;
    };
    await patchProduct("p04", { price: { amount: 1_999, currency: "USD" } });
    isolate.pass(CATALOG_POLICY.refreshAfterMs);
    expect(await price()).toBe(2_899);
    expect(await price()).toBe(1_999);
  });

  it("takes in new products, and loses those that were archived", async () => {
    const isolate = await new TestIsolate().warmed();
    await importProducts([product("added")]);
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    expect((await isolate.get("home", ALL)).ids).toContain("added");
    await patchProduct("added", { status: "archived" });
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    expect((await isolate.get("home", ALL)).ids).not.toContain("added");
  });
});

describe("the serving model", () => {
  /** The model of the second answer after the refresh is due: the first one starts the refresh. */
  async function modelAfterRefresh(isolate: TestIsolate): Promise<string | null> {
    isolate.pass(MODEL_POLICY.refreshAfterMs);
    await (await isolate.get("home")).settled();
    return (await isolate.get("home")).body.model;
  }

  it("is followed when another one is promoted, and when it is rolled back", async () => {
    const isolate = await new TestIsolate().warmed();
    expect((await isolate.get("home")).body.model).toBe(first);
    const second = await promote(SECOND, Date.UTC(2026, 0, 2));
    expect(await modelAfterRefresh(isolate)).toBe(second);
    await models.promote(first, Date.UTC(2026, 0, 3));
    expect(await modelAfterRefresh(isolate)).toBe(first);
  });

  /** Promotes a model, then spoils what was stored of it. */
  async function promoteSpoilt(spoil: (key: string) => Promise<unknown>): Promise<string> {
    const version = await promote(SECOND, Date.UTC(2026, 0, 2));
    await spoil(`models/${version}/snapshot.bin`);
    return version;
  }
  const damaged = new Uint8Array(SECOND).map((byte, at) => (at === 200 ? byte ^ 1 : byte));
  const bucket = recommendEnv.MODELS;

  it.each([
    ["missing", (key: string) => bucket.delete(key)],
    ["damaged", (key: string) => bucket.put(key, damaged)],
    ["cut short", (key: string) => bucket.put(key, SECOND.slice(0, 100))],
  ])("stays when the promoted one is %s, and the answer says so once it is too old", async (_, spoil) => {
    const isolate = await new TestIsolate().warmed();
    await promoteSpoilt(spoil);
    expect(await modelAfterRefresh(isolate)).toBe(first);
    expect((await isolate.get("home")).body.degradedBy).toEqual([]);
    isolate.pass(MODEL_POLICY.maxStalenessMs);
    expect((await isolate.get("home")).body).toMatchObject({ model: first, degradedBy: ["model"] });
  });

  it("that is damaged is not fetched again at every refresh", async () => {
    const isolate = await new TestIsolate().warmed();
    await promoteSpoilt((key) => bucket.put(key, damaged));
    await modelAfterRefresh(isolate);
    isolate.pass(MODEL_POLICY.refreshAfterMs);
    const { calls, settled } = await isolate.get("home");
    await settled();
    expect(calls.filter((call) => call === "MODELS.get")).toHaveLength(1);
  });

  it("that was damaged is taken once it was mended", async () => {
    const isolate = await new TestIsolate().warmed();
    const version = await promoteSpoilt((key) => bucket.put(key, damaged));
    await modelAfterRefresh(isolate);
    await models.put(version, SECOND, {});
    isolate.pass(DAMAGED_RETRY_MS);
    expect(await modelAfterRefresh(isolate)).toBe(version);
  });

  it("is none on a cold isolate whose promoted model is damaged: popular and catalog answer, and it says so", async () => {
    await promoteSpoilt((key) => bucket.put(key, damaged));
    const { body } = await new TestIsolate().get("home");
    expect(body).toMatchObject({ model: null, degradedBy: ["model"] });
    expect(body.items).toHaveLength(10);
  });
});
