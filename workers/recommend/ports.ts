import { createCatalogFeed } from "../../adapters/catalog-feed/object-feed.ts";
import type { CatalogFeedPort } from "../../adapters/catalog-feed/port.ts";
import type { ModelStorePort } from "../../adapters/model-store/port.ts";
import { createModelStore } from "../../adapters/model-store/r2-model-store.ts";
import { createSessionTrail } from "../../adapters/session-trail/object-session-trail.ts";
import type { SessionTrailPort } from "../../adapters/session-trail/port.ts";
import type { VectorIndexPort } from "../../adapters/vectors/port.ts";
import { productVectors } from "../../adapters/vectors/product-vectors.ts";
import type { RecommendEnv } from "./env.ts";

/** Everything outside the isolate that an answer may rest on. */
export interface RecommendPorts {
  readonly trails: SessionTrailPort;
  readonly models: ModelStorePort;
  readonly feed: CatalogFeedPort;
  readonly vectors: VectorIndexPort;
}

export const portsOf = (env: RecommendEnv): RecommendPorts => ({
  trails: createSessionTrail(env.SESSION_TRAIL),
  models: createModelStore(env.MODELS),
  feed: createCatalogFeed(env.CATALOG_FEED),
  vectors: productVectors(env),
});
