import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { EmbeddedVectorIndex } from "../../durable-objects/embedded-vector-index.ts";
import { vectorIndexContract } from "./contract.ts";
import { createEmbeddedIndex } from "./embedded-index.ts";

const namespace = env.VECTOR_INDEX as unknown as DurableObjectNamespace<EmbeddedVectorIndex>;

vectorIndexContract("The embedded index", (shape) => createEmbeddedIndex(namespace, crypto.randomUUID(), shape));

describe("createEmbeddedIndex", () => {
  it("shows a write at once", async () => {
    const index = createEmbeddedIndex(namespace, "at-once", { dimensions: 2, metric: "cosine" });
    await index.upsert([{ id: "a", values: new Float32Array([1, 0]) }]);
    expect(await index.query(new Float32Array([1, 0]), { topK: 1 })).toEqual([{ id: "a", score: 1 }]);
  });

  it("keeps indexes of different names apart", async () => {
    const shape = { dimensions: 2, metric: "cosine" } as const;
    await createEmbeddedIndex(namespace, "products:v1", shape).upsert([{ id: "a", values: new Float32Array([1, 0]) }]);
    expect((await createEmbeddedIndex(namespace, "products:v2", shape).describe()).vectorCount).toBe(0);
  });
});
