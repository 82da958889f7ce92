import { HASHED_DIMENSIONS, HASHED_MODEL } from "../../core/embedding/hashed-embedder.ts";
import type { EmbeddedVectorIndex } from "../../durable-objects/embedded-vector-index.ts";
import { createEmbeddedIndex } from "./embedded-index.ts";
import type { VectorIndexPort, VectorIndexShape } from "./port.ts";
import { createVectorizeIndex } from "./vectorize-index.ts";

export const PRODUCT_SHAPE: VectorIndexShape = { dimensions: HASHED_DIMENSIONS, metric: "cosine" };
/** Kind and embedding-model version: vectors of another model go to another index. */
export const PRODUCT_INDEX = `products:${HASHED_MODEL}`;

export interface ProductVectorBindings {
  readonly VECTOR_INDEX: DurableObjectNamespace<EmbeddedVectorIndex>;
  /** Serves instead of the embedded index where it is bound: an index of `PRODUCT_SHAPE` that holds vectors of `HASHED_MODEL`. */
  readonly PRODUCT_VECTORS?: Vectorize;
}

/** The index of the products' embeddings, by product id. */
export const productVectors = (env: ProductVectorBindings): VectorIndexPort =>
  env.PRODUCT_VECTORS === undefined
    ? createEmbeddedIndex(env.VECTOR_INDEX, PRODUCT_INDEX, PRODUCT_SHAPE)
    : createVectorizeIndex(env.PRODUCT_VECTORS, PRODUCT_SHAPE);
