import { createHashedEmbedder } from "../../adapters/embedder/hashed.ts";
import { PRODUCT_INDEX, type ProductVectorBindings, productVectors } from "../../adapters/vectors/product-vectors.ts";
import { type EmbeddingParts, embedPending } from "./embed-pending.ts";

type Bindings = ProductVectorBindings & { readonly CATALOG_DB: D1Database };

/** The embedder and the index of this deployment. Binding Vectorize starts a cursor of its own, so that it is filled from the start. */
export const embeddingParts = (env: Bindings): EmbeddingParts => ({
  cursor: `${env.PRODUCT_VECTORS === undefined ? "embedded" : "vectorize"}:${PRODUCT_INDEX}`,
  database: env.CATALOG_DB,
  embedder: createHashedEmbedder(),
  vectors: productVectors(env),
});

/** Takes up the vectors' cursor; answers whether they have caught up with the catalog. */
export const embedPendingProducts = (env: Bindings): Promise<boolean> => embedPending(embeddingParts(env));
