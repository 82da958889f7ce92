import { beforeAll, describe, expect, it } from "vitest";
import { CATALOG_POLICY } from "./state/catalog.ts";
import { TestIsolate } from "./test-isolate.ts";
import { importProducts, product, promote, snapshotOf, walks } from "./test-shop.ts";

const GARMENTS = ["linen blouse", "silk blouse", "wool coat", "denim skirt", "leather belt", "straw hat"];
const SHOP = GARMENTS.flatMap((garment, kind) =>
  Array.from({ length: 4 }, (_, at) =>
    product(`${garment.split(" ")[1]}-${kind}${at}`, {
      title: `${["Airy", "Plain", "Striped", "Classic"][at]} ${garment}`,
      description: `A ${garment} for every day.`,
      category: "everything",
    }),
  ),
);
const isCoat = (id: string) => id.startsWith("coat");

beforeAll(async () => {
  await importProducts(SHOP);
  await promote(
    snapshotOf(
      walks(
        SHOP.map(({ id }) => id),
        80,
      ),
    ),
  );
});

describe("you may also like, on a product that no session has seen", () => {
  const NEW = product("coat-new", {
    title: "Quilted wool coat",
    description: "A wool coat for every day.",
    category: "everything",
  });

  it("has neighbours by content, each with the reason in words", async () => {
    await importProducts([NEW]);
    const isolate = new TestIsolate();
    await (await isolate.get("product", { item: "coat-new" })).settled();
    const { body, ids } = await isolate.get("product", { item: "coat-new", limit: 4 });
    expect(ids.every(isCoat)).toBe(true);
    for (const { strategy, reason, because } of body.items) {
      expect(strategy).toBe("similar-content");
      expect(reason).toBe("Similar to Quilted wool coat");
      expect(because).toEqual(["coat-new"]);
    }
  });

  it("has them from the second answer where a session is asked, too", async () => {
    const isolate = await new TestIsolate().warmed();
    const ask = { item: "coat-new", session: "nobody-knows", limit: 4 };
    const first = await isolate.get("product", ask);
    expect(first.body.items.some(({ strategy }) => strategy === "similar-content")).toBe(false);
    await first.settled();
    const second = await isolate.get("product", ask);
    expect(second.calls).toEqual(["SESSION_TRAIL.read"]);
    expect(second.body.items.map(({ strategy }) => strategy)).toEqual(Array(4).fill("similar-content"));
  });

  it("soon has them where it was asked about before its vector was made", async () => {
    const isolate = await new TestIsolate().warmed();
    await importProducts([product("coat-late", { status: "draft", category: "everything", title: "Late wool coat" })]);
    isolate.pass(CATALOG_POLICY.maxStalenessMs);
    await (await isolate.get("product", { item: "coat-late" })).settled();
    await importProducts([product("coat-late", { category: "everything", title: "Late wool coat" })]);
    isolate.pass(2_000);
    await (await isolate.get("product", { item: "coat-late" })).settled();
    const { body } = await isolate.get("product", { item: "coat-late", limit: 4 });
    expect(body.items.map(({ strategy }) => strategy)).toEqual(Array(4).fill("similar-content"));
  });

  it("never proposes a neighbour that cannot be bought", async () => {
    await importProducts([
      { ...NEW, id: "coat-gone", title: "Sold-out wool coat", stock: 0 },
      { ...NEW, id: "coat-twin", title: "Twin wool coat" },
    ]);
    const { ids } = await new TestIsolate().get("product", { item: "coat-new", limit: 30 });
    expect(ids).toContain("coat-twin");
    expect(ids).not.toContain("coat-gone");
  });
});

describe("you may also like, on a product that sessions know", () => {
  it("puts what people looked at first, and lets content take part in the ranking", async () => {
    const isolate = new TestIsolate();
    await (await isolate.get("product", { item: "coat-20" })).settled();
    const { body } = await isolate.get("product", { item: "coat-20", explain: true, limit: 20 });
    const used = new Set(body.explain?.shares.flatMap(({ shares }) => shares.map(({ strategy }) => strategy)));
    expect(body.items[0]?.strategy).not.toBe("similar-content");
    expect(used).toContain("similar-content");
  });
});
