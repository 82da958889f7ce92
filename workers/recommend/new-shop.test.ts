import { introspectWorkflowInstance } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { createLake } from "../../adapters/lake/r2-lake.ts";
import type { Envelope } from "../../core/events/envelope.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import { bindings } from "../../test/workerd/bindings.ts";
import { CATALOG_POLICY } from "./state/catalog.ts";
import { MODEL_POLICY } from "./state/serving-model.ts";
import { TestIsolate } from "./test-isolate.ts";
import { importProducts, range } from "./test-shop.ts";

const TEN = range(10);
const partitions = bindings.LAKE_PARTITION as unknown as DurableObjectNamespace<LakePartition>;
const lake = createLake(bindings.LAKE, partitions, () => null);

/** One visitor looked at these, in this order. */
const visit = (items: readonly string[]): readonly Envelope[] =>
  items.map((item, at) => ({
    id: `first-visit-${at}`,
    type: "product_viewed",
    source: "native",
    time: Date.UTC(2026, 10, 20, 12, at),
    received: Date.UTC(2026, 10, 20, 13),
    session: "first-session",
    subject: null,
    channel: null,
    purposes: ["necessary", "model_training"],
    data: { product_id: item },
  }));

/** From the lake to a promoted model, by the workflow that a deployment runs. */
async function trainOnce(): Promise<void> {
  await using instance = await introspectWorkflowInstance(bindings.TRAINING, "first-training");
  await bindings.TRAINING.create({ id: "first-training", params: { trigger: "api" } });
  await instance.waitForStatus("complete");
}

/** One isolate lives through the shop's first days; each test goes on from the one before. */
describe("a brand-new shop", () => {
  const isolate = new TestIsolate();

  it("without products answers every placement with none, and nothing is wrong", async () => {
    for (const placement of ["home", "product", "category", "cart", "search"]) {
      const { body, settled } = await isolate.get(placement, { session: "someone", item: "x", cart: "y" });
      await settled();
      expect(body).toMatchObject({ items: [], model: null, degraded: false, degradedBy: [] });
    }
  });

  it("with ten products and no model shows ten, in its own order", async () => {
    await importProducts(TEN);
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    const { body, ids, settled } = await isolate.get("home", { session: "someone" });
    await settled();
    expect(ids).toEqual(TEN.map(({ id }) => id));
    expect(body).toMatchObject({ model: null, degraded: false });
  });

  it("shows nine beside a product, of its category first", async () => {
    const { body } = await isolate.get("product", { item: "p02" });
    expect(body.items).toHaveLength(9);
    expect(body.items.slice(0, 2).map(({ product }) => product?.category)).toEqual(["skirts", "skirts"]);
  });

  it("learns from its first visitor: what was looked at next comes first, and the rest of the shop follows", async () => {
    await lake.write(visit(["p07", "p03", "p05"]));
    await trainOnce();
    isolate.pass(MODEL_POLICY.refreshAfterMs);
    await (await isolate.get("home")).settled();
    const { body, ids } = await isolate.get("product", { item: "p07", personalization: false });
    expect(body.model).not.toBeNull();
    expect(ids.slice(0, 2)).toEqual(["p03", "p05"]);
    expect(body.items[0]).toMatchObject({ strategy: "learned-ranking", because: ["p07"] });
    expect(body.items[0]?.reason).toBe("People who viewed Product p07 also viewed this");
    expect(ids).toHaveLength(9);
    const home = await isolate.get("home");
    expect(new Set(home.ids.slice(0, 3))).toEqual(new Set(["p07", "p03", "p05"]));
    expect(home.ids).toHaveLength(10);
  });
});
