import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { embedProduct } from "../../core/embedding/hashed-embedder.ts";
import type { EmbeddedVectorIndex } from "../../durable-objects/embedded-vector-index.ts";
import { PRODUCT_SHAPE, productVectors } from "./product-vectors.ts";
import { VectorizeEmulation } from "./vectorize-emulation.ts";

const VECTOR_INDEX = env.VECTOR_INDEX as unknown as DurableObjectNamespace<EmbeddedVectorIndex>;

describe("productVectors", () => {
  it("is the embedded index where no Vectorize is bound, and finds the nearest product", async () => {
    const vectors = productVectors({ VECTOR_INDEX });
    const product = (title: string, category: string, colour: string) => ({
      id: title,
      values: embedProduct({ title, category, colour }),
    });
    await vectors.upsert([
      product("Cargo pants", "trousers", "blue"),
      product("Chinos", "trousers", "blue"),
      product("Mini skirt", "skirts", "red"),
    ]);
    const [nearest] = await vectors.queryById("Chinos", { topK: 2 });
    expect(nearest?.id).toBe("Cargo pants");
  });

  it("is Vectorize where it is bound", async () => {
    const binding = new VectorizeEmulation(PRODUCT_SHAPE.dimensions, PRODUCT_SHAPE.metric, []);
    const vectors = productVectors({ VECTOR_INDEX, PRODUCT_VECTORS: binding });
    await vectors.upsert([{ id: "a", values: new Float32Array(PRODUCT_SHAPE.dimensions).fill(1) }]);
    await expect.poll(async () => (await binding.describe()).vectorCount).toBe(1);
  });
});
