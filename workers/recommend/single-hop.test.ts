import { beforeAll, describe, expect, it } from "vitest";
import { CATALOG_POLICY } from "./state/catalog.ts";
import { MODEL_POLICY } from "./state/serving-model.ts";
import { TestIsolate } from "./test-isolate.ts";
import { importProducts, promote, range, snapshotOf, view, walks } from "./test-shop.ts";

const IDS = range(20).map(({ id }) => id);

beforeAll(async () => {
  await importProducts(range(20));
  await promote(snapshotOf(walks(IDS, 60)));
  await view("visit", ["p01", "p04"]);
});

const warm = () => new TestIsolate().warmed();

/** A gate that a test opens. */
function gate(): { readonly open: () => void; readonly shut: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { shut: promise, open: () => resolve() };
}

describe("a warm isolate answers", () => {
  it.each(["home", "product", "category", "cart", "search"])(
    "%s with items from its own memory alone",
    async (placement) => {
      const isolate = await warm();
      const { shut, open } = gate();
      isolate.network.trouble(shut, "VECTOR_INDEX");
      const { calls, body } = await isolate.get(placement, { items: "p01,p04", explain: true });
      expect(calls.filter((call) => call !== "VECTOR_INDEX.queryById")).toEqual([]);
      expect(body.explain).toMatchObject({ personalized: true, calls: 0 });
      expect(body).toMatchObject({ degraded: false, degradedBy: [] });
      expect(body.items).toHaveLength(10);
      open();
    },
  );

  it("with items and known neighbours without any call, in front or behind", async () => {
    const isolate = await warm();
    await (await isolate.get("product", { item: "p01" })).settled();
    const { calls, settled } = await isolate.get("product", { item: "p01", items: "p04,p01" });
    await settled();
    expect(calls).toEqual([]);
  });

  it("with a session by exactly one call, to its trail", async () => {
    const isolate = await warm();
    const { calls, body } = await isolate.get("cart", { session: "visit", cart: "p02", explain: true });
    expect(calls).toEqual(["SESSION_TRAIL.read"]);
    expect(body.explain?.calls).toBe(1);
    expect(body.explain?.trail.map(({ item }) => item)).toEqual(["p01", "p04"]);
  });

  it("a product without a session by exactly one call, for neighbours that it does not know yet", async () => {
    const isolate = await warm();
    const { calls, body } = await isolate.get("product", { item: "p02", explain: true });
    expect(calls).toEqual(["VECTOR_INDEX.queryById"]);
    expect(body.explain?.calls).toBe(1);
    expect((await isolate.get("product", { item: "p02" })).calls).toEqual([]);
  });

  it("a product with a session by one call in front, and fetches unknown neighbours behind the answer", async () => {
    const isolate = await warm();
    const { shut, open } = gate();
    isolate.network.trouble(shut, "VECTOR_INDEX");
    const first = await isolate.get("product", { item: "p05", session: "visit", explain: true });
    expect(first.calls).toEqual(["SESSION_TRAIL.read", "VECTOR_INDEX.queryById"]);
    expect(first.body.explain?.calls).toBe(1);
    expect(first.body.degradedBy).toEqual([]);
    expect(sharesOf(first.body, "similar-content")).toBe(0);
    open();
    await first.settled();
    const second = await isolate.get("product", { item: "p05", session: "visit", explain: true });
    expect(second.calls).toEqual(["SESSION_TRAIL.read"]);
    expect(sharesOf(second.body, "similar-content")).toBeGreaterThan(0);
  });

  it("a cart without asking for neighbours, which its plan does not use", async () => {
    const isolate = await warm();
    const { calls, settled } = await isolate.get("cart", { item: "p07", cart: "p07" });
    await settled();
    expect(calls).toEqual([]);
  });

  it("anybody who may not be personalized without asking for the trail", async () => {
    const isolate = await warm();
    expect((await isolate.get("home", { session: "visit", personalization: false })).calls).toEqual([]);
    expect((await isolate.get("home", { session: "visit" }, { "sec-gpc": "1" })).calls).toEqual([]);
  });
});

describe("a refresh that is due", () => {
  /** Both states are due after two of these, and neither is older than it may be. */
  const STEP_MS = MODEL_POLICY.refreshAfterMs / 2 + 1;

  it.each([
    ["CATALOG_FEED.changesAfter", "CATALOG_FEED"],
    ["MODELS.get", "MODELS"],
  ] as const)("by %s runs behind the answer", async (call, binding) => {
    const isolate = await warm();
    isolate.pass(STEP_MS);
    await (await isolate.get("home")).settled();
    isolate.pass(STEP_MS);
    expect(STEP_MS).toBeLessThan(CATALOG_POLICY.maxStalenessMs);
    const { shut, open } = gate();
    isolate.network.trouble(shut, binding);
    const { calls, body, settled } = await isolate.get("home", { items: "p01", explain: true });
    expect(calls).toContain(call);
    expect(body.explain?.calls).toBe(0);
    let done = false;
    const ended = settled().then(() => {
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    open();
    await ended;
  });

  it("of a catalog that is older than it may be is waited for beside the trail, and counted", async () => {
    const isolate = await warm();
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    const { calls, body } = await isolate.get("cart", { session: "visit", explain: true });
    expect([...calls].sort()).toEqual(["CATALOG_FEED.changesAfter", "SESSION_TRAIL.read"]);
    expect(body.explain?.calls).toBe(2);
    expect(body.degraded).toBe(false);
  });
});

function sharesOf(
  body: { explain?: { shares: readonly { shares: readonly { strategy: string }[] }[] } | undefined },
  name: string,
): number {
  return (body.explain?.shares ?? []).filter(({ shares }) => shares.some(({ strategy }) => strategy === name)).length;
}
