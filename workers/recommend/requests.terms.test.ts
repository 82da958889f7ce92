import { beforeAll, describe, expect, it } from "vitest";
import { TestIsolate } from "./test-isolate.ts";
import { importProducts, product, promote, range, snapshotOf, view, walks } from "./test-shop.ts";

/** p00 to p29, every third one a skirt; what costs more, is priced in euros, or was never seen by anybody. */
const KNOWN = range(30);
const DEAR = ["d1", "d2", "d3"];
const EUROS = ["e1", "e2"];
const NEW = ["n1", "n2", "n3", "n4", "n5", "n6"];
const DAY_MS = 86_400_000;

beforeAll(async () => {
  await importProducts([
    ...KNOWN,
    ...DEAR.map((id) => product(id, { price: { amount: 90_000, currency: "USD" } })),
    ...EUROS.map((id) => product(id, { price: { amount: 2_899, currency: "EUR" } })),
    ...NEW.map((id) => product(id)),
  ]);
  const seen = [...KNOWN.map(({ id }) => id), ...DEAR, ...EUROS];
  await promote(snapshotOf([...walks(seen, 120), ...seen.map((id) => ["p00", id])]));
  await view("visit", ["p01", "p04"]);
});

const warm = () => new TestIsolate().warmed();

describe("the terms of a request", () => {
  it("include: only the named products and categories are answered", async () => {
    const isolate = await warm();
    const ids = (await isolate.get("home", { include: "p04,p07,d1,unknown", items: "p01" })).ids;
    expect([...ids].sort()).toEqual(["d1", "p04", "p07"]);
    const both = await isolate.get("home", { include: "p04", includeCategories: "skirts", limit: 100 });
    expect([...both.ids].sort()).toEqual(["p02", "p04", "p05", "p08", "p11", "p14", "p17", "p20", "p23", "p26", "p29"]);
    const less = await isolate.get("home", { include: "p04,p05", includeCategories: "skirts", exclude: "p04,p05" });
    expect(less.ids).not.toContain("p05");
  });

  it("excludeCategories: none of their products is answered", async () => {
    const { body } = await (await warm()).get("home", { excludeCategories: "skirts", limit: 100 });
    expect(new Set(body.items.map(({ product: shown }) => shown?.category))).toEqual(new Set(["blouses"]));
  });

  it("currency: only products that are priced in it are answered", async () => {
    const isolate = await warm();
    expect([...(await isolate.get("home", { currency: "EUR" })).ids].sort()).toEqual(EUROS);
    expect((await isolate.get("home", { currency: "CHF" })).ids).toEqual([]);
    expect((await isolate.get("home", { currency: "USD", limit: 100 })).ids).not.toContain("e1");
    expect((await isolate.get("home", { limit: 100 })).ids).toContain("e1");
  });

  it("priceBand: what costs much more comes last", async () => {
    const { ids } = await (await warm()).get("home", { items: "p01", priceBand: 0.25, limit: 100 });
    const last = ids.slice(-(DEAR.length + EUROS.length));
    expect([...last].sort()).toEqual([...DEAR, ...EUROS].sort());
  });

  it("bought: not answered again until the cycle is nearly over, and then with that reason", async () => {
    const isolate = await warm();
    const ask = async (days: readonly number[]) => {
      const bought = days.map((ago) => ({ item: "p04", time: isolate.now - ago * DAY_MS }));
      const { body } = await isolate.post("home", { items: ["p01"], bought, limit: 100 });
      return body.items.find(({ id }) => id === "p04")?.reason;
    };
    expect(await ask([3])).toBeUndefined();
    expect(await ask([40])).toBe("You bought this before");
    expect(await ask([70, 40, 10])).toBeUndefined();
    expect(await ask([85, 55, 25])).toBe("You bought this before");
    expect((await isolate.get("home", { bought: "p04", limit: 100 })).ids).not.toContain("p04");
    const refused = await isolate.get("home", { bought: "p04", limit: 100, personalization: false });
    expect(refused.ids).toContain("p04");
  });

  it("exploration: no more than the share goes to products that nobody has seen, and says so", async () => {
    const isolate = await warm();
    const ask = (exploration: number, limit = 10) => isolate.get("home", { items: "p01,p04", exploration, limit });
    const explored = async (share: number, limit?: number) =>
      (await ask(share, limit)).body.items.filter(({ strategy }) => strategy === "exploration");
    expect(await explored(0)).toEqual([]);
    expect(await explored(0.3)).toHaveLength(3);
    expect(await explored(0.3, 5)).toHaveLength(1);
    expect(await explored(0.19, 5)).toEqual([]);
    for (const { id, reason } of await explored(0.3)) {
      expect(NEW).toContain(id);
      expect(reason).toMatch(/^Yet to be discovered/);
    }
    expect((await ask(0.3)).ids).toEqual((await ask(0.3)).ids);
    expect((await ask(0.3)).ids[0]).toBe((await ask(0)).ids[0]);
  });

  it("diversity: categories take turns", async () => {
    const isolate = await warm();
    const categories = async (diversity: number) =>
      (await isolate.get("category", { category: "blouses", diversity, limit: 8 })).body.items.map(
        ({ product: shown }) => shown?.category,
      );
    const skirts = (all: readonly (string | undefined)[]) => all.filter((category) => category === "skirts").length;
    expect(skirts(await categories(0))).toBe(0);
    expect(skirts(await categories(1))).toBe(4);
  });

  it("user, locale and channel change nothing", async () => {
    const isolate = await warm();
    const plain = await isolate.get("home", { items: "p01" });
    const told = await isolate.get("home", { items: "p01", user: "customer 17", locale: "de-CH", channel: "web" });
    expect(told.ids).toEqual(plain.ids);
    expect(told.calls).toEqual([]);
  });
});

describe("a product of the session", () => {
  it("is answered with words of its own", async () => {
    const { body } = await (await warm()).get("home", { session: "visit", limit: 100 });
    expect(body.items.find(({ id }) => id === "p01")?.reason).toBe("You viewed this");
  });
});
