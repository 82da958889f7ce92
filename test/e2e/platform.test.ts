import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoProducts } from "../../demo/catalog.ts";
import { demoHistory } from "../../demo/history.ts";
import { eventually } from "./support/eventually.ts";
import { readAvro } from "./support/read-avro.ts";
import { type Platform, startPlatform, TOPOLOGIES } from "./support/topologies.ts";

/** Clicks of the history that this suite imports: the first days of the real data. */
const CLICKS = 6_000;
const CLICKS_PER_REQUEST = 1_500;

/** Whose beacons these are: a program's would be marked as an automaton's and reach no trail. */
const BROWSER = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

interface Answer {
  readonly items: readonly {
    readonly id: string;
    readonly reason: string;
    readonly strategy: string;
    readonly product: { readonly price: { readonly amount: number } };
  }[];
  readonly model: string | null;
  readonly degraded: boolean;
  readonly explain: { readonly calls: number; readonly trail: readonly { readonly item: string }[] };
}

interface LakeListing {
  readonly events: number;
  readonly files: readonly { readonly key: string; readonly events: number }[];
}

describe.each(TOPOLOGIES)("the platform as %s", (topology) => {
  let platform: Platform;
  let admin: { readonly authorization: string };
  const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T;
  const post = (path: string, body: unknown, headers: Record<string, string> = admin) =>
    platform.fetch(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  const recommend = (query: string) =>
    json<Answer>(platform.fetch(`/v1/recommendations/${query}&key=${platform.publishableKey}&explain=true`));
  const track = (events: readonly unknown[]) =>
    platform.fetch(`/v1/events?key=${platform.publishableKey}`, {
      method: "POST",
      body: JSON.stringify({ events }),
      headers: { "content-type": "text/plain", "user-agent": BROWSER },
    });
  const view = (id: string, session: string, product: string) => ({
    id,
    type: "product_viewed",
    time: Date.now(),
    session,
    data: { product_id: product },
  });

  beforeAll(async () => {
    platform = await startPlatform(topology);
    admin = await platform.authorize("admin");
  });
  afterAll(() => platform?.close());

  it("answers its health and its own description", async () => {
    expect(await json(platform.fetch("/health"))).toEqual({ status: "ok", service: "nearshelf" });
    expect(await json(platform.fetch("/openapi.json"))).toMatchObject({ openapi: "3.1.0" });
  });

  it("answers a shop that has neither products nor events", async () => {
    expect(await recommend("home?limit=5")).toMatchObject({ items: [], model: null, degraded: false });
  });

  it("takes the catalog, and twice the same changes nothing", async () => {
    const products = demoProducts();
    expect(await json(post("/v1/products/import", { products }))).toMatchObject({
      created: products.length,
      rejected: [],
    });
    expect(await json(post("/v1/products/import", { products }))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: products.length,
    });
  });

  it("recommends from the catalog alone within two seconds", async () => {
    const { found } = await eventually(2_000, async () => {
      const answer = await recommend("home?limit=10");
      return answer.items.length === 10 ? { found: answer } : { seen: answer };
    });
    expect(found.model).toBeNull();
  });

  it("imports history that the lake holds exactly once, as another Avro reader sees it", async () => {
    const clicks: { readonly id: string }[] = [];
    for await (const click of demoHistory()) {
      clicks.push(click);
      if (clicks.length === CLICKS) break;
    }
    const source = { authorization: `Bearer ${platform.sourceKey}` };
    const requests: unknown[][] = [];
    for (let start = 0; start < CLICKS; start += CLICKS_PER_REQUEST)
      requests.push(clicks.slice(start, start + CLICKS_PER_REQUEST));
    for (const events of [...requests, ...requests])
      expect((await post("/v1/events/import", { events }, source)).status).toBe(202);
    const { found } = await eventually(60_000, async () => {
      const listing = await json<LakeListing>(platform.fetch("/v1/lake", { headers: admin }));
      return listing.events >= CLICKS ? { found: listing } : { seen: listing.events };
    });
    const ids: string[] = [];
    for (const file of found.files) {
      const response = await platform.fetch(`/v1/lake/file?key=${encodeURIComponent(file.key)}`, { headers: admin });
      const rows = await readAvro<Row>(Buffer.from(await response.arrayBuffer()));
      expect(rows).toHaveLength(file.events);
      ids.push(...rows.map(({ id }) => id));
    }
    expect(ids.sort()).toEqual(clicks.map(({ id }) => id).sort());
  });

  it("trains a model that serves without a restart", async () => {
    const started = await json<{ readonly id: string }>(post("/v1/models/trainings", {}));
    await eventually(90_000, async () => {
      const training = await json<{ readonly status: string }>(
        platform.fetch(`/v1/models/trainings/${started.id}`, { headers: admin }),
      );
      return training.status === "complete" ? { found: training } : { seen: training };
    });
    const { active } = await json<{ readonly active: { readonly version: string } }>(
      platform.fetch("/v1/models", { headers: admin }),
    );
    const { found } = await eventually(10_000, async () => {
      const answer = await recommend("home?limit=10");
      return answer.model === active.version ? { found: answer } : { seen: answer.model };
    });
    expect(found.items).toHaveLength(10);
  });

  it("reflects a click in the next recommendation within one second", async () => {
    const session = `click-${topology.length}`;
    const before = await recommend(`home?session=${session}&limit=10`);
    expect((await track([view("click-1", session, "42")])).status).toBe(202);
    const { found, afterMs } = await eventually(1_000, async () => {
      const answer = await recommend(`home?session=${session}&limit=10`);
      return answer.explain.trail.at(-1)?.item === "42" ? { found: answer } : { seen: answer.explain };
    });
    expect(afterMs).toBeLessThan(1_000);
    expect(found.explain.calls).toBe(1);
    expect(found.items.map(({ id }) => id)).not.toEqual(before.items.map(({ id }) => id));
    expect(found.items.some(({ reason }) => reason.length > 0)).toBe(true);
  });

  it("counts an event that is sent twice once", async () => {
    const twice = [view("twice-1", "twice", "7")];
    expect(await json(track(twice))).toMatchObject({ accepted: 1, duplicate: 0 });
    expect(await json(track(twice))).toMatchObject({ accepted: 0, duplicate: 1 });
    expect((await recommend("home?session=twice&limit=1")).explain.trail).toHaveLength(1);
  });

  it("keeps the good events of a batch with bad ones", async () => {
    const answer = await track([view("good-1", "mixed", "8"), { type: "nonsense" }, view("good-2", "mixed", "9")]);
    expect(answer.status).toBe(202);
    expect(await json(answer)).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: "malformed_event" }] });
  });

  it("reflects a price within two seconds, and a sold-out product is gone", async () => {
    const [first] = (await recommend("home?limit=10")).items;
    if (first === undefined) throw new Error("nothing was recommended");
    const path = `/v1/products/${first.id}`;
    const patch = async (body: unknown) => {
      const etag = (await platform.fetch(path, { headers: admin })).headers.get("etag") ?? "";
      const response = await platform.fetch(path, {
        method: "PATCH",
        body: JSON.stringify(body),
        headers: { ...admin, "content-type": "application/json", "if-match": etag },
      });
      expect(response.status).toBe(200);
    };
    await patch({ price: { amount: 12_345, currency: "USD" } });
    await eventually(2_000, async () => {
      const answer = await recommend("home?limit=10");
      const seen = answer.items.find(({ id }) => id === first.id)?.product.price.amount;
      return seen === 12_345 ? { found: seen } : { seen };
    });
    await patch({ stock: 0 });
    await eventually(2_000, async () => {
      const ids = (await recommend("home?limit=10")).items.map(({ id }) => id);
      return ids.includes(first.id) ? { seen: ids } : { found: ids };
    });
  });

  it("puts what was tracked into the lake, field by field, under pseudonyms", async () => {
    const order = {
      id: "order-1",
      type: "Order Completed",
      time: Date.now(),
      session: "buyer",
      user: "jane@example.com",
      data: { order_id: "O-1", currency: "USD", total: 57, products: [{ product_id: "12", quantity: 1, price: 57 }] },
    };
    expect((await track([order])).status).toBe(202);
    const { found } = await eventually(15_000, async () => {
      const listing = await json<LakeListing>(platform.fetch("/v1/lake", { headers: admin }));
      const file = listing.files.find(({ key }) => key.includes("type=order_completed"));
      return file === undefined ? { seen: listing.files.length } : { found: file };
    });
    const bytes = Buffer.from(
      await (
        await platform.fetch(`/v1/lake/file?key=${encodeURIComponent(found.key)}`, { headers: admin })
      ).arrayBuffer(),
    );
    const [row] = await readAvro<Row>(bytes);
    expect(row).toMatchObject({
      id: "order-1",
      type: "order_completed",
      source: "native",
      data: { order_id: "O-1", total: 57 },
    });
    expect(row?.session).not.toBe("buyer");
    expect(bytes.toString("latin1")).not.toContain("jane");
    expect(platform.logs()).not.toContain("jane");
  });

  it("refuses what has no key, and what a key may not do", async () => {
    expect((await platform.fetch("/v1/recommendations/home")).status).toBe(401);
    expect((await platform.fetch(`/v1/lake?key=${platform.publishableKey}`)).status).toBe(403);
    expect(
      (await post("/v1/events/import", { events: [] }, { authorization: `Bearer ${platform.publishableKey}` })).status,
    ).toBe(403);
  });
});

interface Row {
  readonly id: string;
  readonly session: string;
}
