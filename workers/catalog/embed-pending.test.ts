import { beforeEach, describe, expect, it } from "vitest";
import { compactOutbox } from "../../adapters/catalog-store/compact-outbox.ts";
import type { EmbedderPort } from "../../adapters/embedder/port.ts";
import type { VectorIndexPort } from "../../adapters/vectors/port.ts";
import { embedProduct } from "../../core/embedding/hashed-embedder.ts";
import { embedPending } from "./embed-pending.ts";
import { maintainCatalog } from "./maintain-catalog.ts";
import { embeddingParts } from "./product-vectors.ts";
import { call, catalogEnv, rows, sample } from "./test-client.ts";

const parts = embeddingParts(catalogEnv);
const { embedder, vectors } = parts;
const idsIn = async (...ids: string[]) => (await vectors.getByIds(ids)).map(({ id }) => id);
const importOf = (products: object[]) => call("POST", "/v1/products/import", { json: { products } });
const patch = (id: string, json: object) => call("PATCH", `/v1/products/${id}`, { json, headers: { "if-match": "*" } });

/** The catalog changes without its vectors following: the request died right after its commit. */
async function commitWithoutVectors(sql: string): Promise<void> {
  await catalogEnv.CATALOG_DB.prepare(sql).run();
}

let id = "";
let next = 0;
beforeEach(async () => {
  id = `v${next++}`;
  await call("POST", "/v1/products", { json: sample(id) });
});

describe("a product's vector", () => {
  it("is there when the answer to its creation has been followed up", async () => {
    const [record] = await vectors.getByIds([id]);
    expect(record?.metadata).toEqual({ category: "blouses", colour: "blue" });
    expect(record?.values).toEqual(new Float32Array(embedProduct(sample(id))));
  });

  it("follows what the product becomes", async () => {
    await patch(id, { category: "skirts", colour: null });
    const [record] = await vectors.getByIds([id]);
    expect(record?.metadata).toEqual({ category: "skirts" });
  });

  it.each(["archived", "draft"])(
    "goes when the product is %s, and comes back when it is active again",
    async (status) => {
      await patch(id, { status });
      expect(await idsIn(id)).toEqual([]);
      await patch(id, { status: "active" });
      expect(await idsIn(id)).toEqual([id]);
    },
  );

  it("goes when the product is deleted", async () => {
    await call("DELETE", `/v1/products/${id}`, { headers: { "if-match": "*" } });
    expect(await idsIn(id)).toEqual([]);
  });

  it("is made by the next minute's run when the request that should have made it died", async () => {
    await commitWithoutVectors(`UPDATE products SET category = 'dresses', version = version + 1 WHERE id = '${id}'`);
    await commitWithoutVectors(
      `INSERT INTO outbox (product_id, at, descriptive, payload) VALUES ('${id}', 1, 1, '{}')`,
    );
    await maintainCatalog(catalogEnv, Date.now());
    expect((await vectors.getByIds([id]))[0]?.metadata).toMatchObject({ category: "dresses" });
  });

  it("is not made anew for a sale", async () => {
    await call("POST", `/v1/products/${id}/stock`, { json: { delta: -1, reason: "order" } });
    let texts = 0;
    const counting: EmbedderPort = {
      ...embedder,
      embed: (all) => {
        texts += all.length;
        return embedder.embed(all);
      },
    };
    expect(await embedPending({ ...parts, embedder: counting })).toBe(true);
    expect(texts).toBe(0);
  });
});

describe("following the feed", () => {
  it("takes an import of more than a page", async () => {
    const many = Array.from({ length: 1_000 }, (_, n) => sample(`m${n}`, { description: "" }));
    expect((await importOf(many)).status).toBe(200);
    expect(await idsIn("m0", "m499", "m500", "m999")).toHaveLength(4);
    const [cursor] = await rows(
      "SELECT position = (SELECT MAX(position) FROM outbox) AS done FROM feed_cursors WHERE consumer = ?1",
      parts.cursor,
    );
    expect(cursor).toEqual({ done: 1 });
  });

  it("does not move on past a failure, and goes on after it", async () => {
    const failing: VectorIndexPort = { ...vectors, upsert: () => Promise.reject(new Error("index down")) };
    await commitWithoutVectors(
      `INSERT INTO outbox (product_id, at, descriptive, payload) VALUES ('${id}', 1, 1, '{}')`,
    );
    await vectors.deleteByIds([id]);
    const before = await rows("SELECT * FROM feed_cursors");
    await expect(embedPending({ ...parts, vectors: failing })).rejects.toThrow("index down");
    expect(await rows("SELECT * FROM feed_cursors")).toEqual(before);
    expect(await embedPending(parts)).toBe(true);
    expect(await idsIn(id)).toEqual([id]);
  });

  it("fills a new index from the start, also after the outbox was compacted", async () => {
    await call("POST", `/v1/products/${id}/stock`, { json: { delta: -1, reason: "order" } });
    await compactOutbox(catalogEnv.CATALOG_DB, Date.now() + 30 * 86_400_000, 10);
    await vectors.deleteByIds([id]);
    expect(await embedPending({ ...parts, cursor: "another" })).toBe(true);
    expect(await idsIn(id)).toEqual([id]);
  });

  it("leaves no older vector behind when the product changes while it is embedded", async () => {
    let changed = false;
    const slow: EmbedderPort = {
      ...embedder,
      async embed(texts) {
        const values = await embedder.embed(texts);
        // Another run sees the newer product, writes its vector and moves the cursor before this one writes.
        if (!changed) {
          changed = true;
          await patch(id, { category: "dresses" });
        }
        return values;
      },
    };
    await commitWithoutVectors(
      `INSERT INTO outbox (product_id, at, descriptive, payload) VALUES ('${id}', 1, 1, '{}')`,
    );
    await embedPending({ ...parts, embedder: slow });
    expect((await vectors.getByIds([id]))[0]?.metadata).toMatchObject({ category: "dresses" });
  });

  it("ends with every active product's vector when many runs race", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => call("POST", "/v1/products", { json: sample(`r${n}`) })));
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => patch(`r${n}`, n % 2 ? { status: "archived" } : { colour: "red" })),
    );
    expect(await embedPending(parts)).toBe(true);
    const left = await vectors.getByIds(Array.from({ length: 12 }, (_, n) => `r${n}`));
    expect(left.map((record) => [record.id, record.metadata?.colour])).toEqual(
      [0, 2, 4, 6, 8, 10].map((n) => [`r${n}`, "red"]),
    );
  });
});
