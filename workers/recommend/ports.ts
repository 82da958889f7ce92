import { createCatalogFeed } from "../../adapters/catalog-feed/object-feed.ts";
import type { CatalogFeedPort } from "../../adapters/catalog-feed/port.ts";
import { EdgeBlockCache } from "../../adapters/model-store/edge-block-cache.ts";
import { type ModelStorePort, snapshotMaxBytes } from "../../adapters/model-store/port.ts";
import { createModelBlocks, type ModelBlocks } from "../../adapters/model-store/r2-model-blocks.ts";
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
  readonly blocks: ModelBlocks;
  readonly edge: EdgeBlockCache;
  /** Largest snapshot that is held in memory, in bytes. */
  readonly snapshotMaxBytes: number;
  readonly feed: CatalogFeedPort;
  readonly vectors: VectorIndexPort;
}

/** Each is made when it is asked for: most answers need one of them, or none. */
export const portsOf = (env: RecommendEnv, behind: (work: Promise<unknown>) => void): RecommendPorts => ({
  get trails() {
    return createSessionTrail(env.SESSION_TRAIL);
  },
  get models() {
    return createModelStore(env.MODELS);
  },
  get blocks() {
    return createModelBlocks(env.MODELS);
  },
  get edge() {
    return new EdgeBlockCache(caches.default, behind);
  },
  get snapshotMaxBytes() {
    return snapshotMaxBytes(env.SNAPSHOT_MAX_BYTES);
  },
  get feed() {
    return createCatalogFeed(env.CATALOG_FEED);
  },
  get vectors() {
    return productVectors(env);
  },
});
