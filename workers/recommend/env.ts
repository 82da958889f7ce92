import type { CatalogFeed } from "../../durable-objects/catalog-feed.ts";
import type { EmbeddedVectorIndex } from "../../durable-objects/embedded-vector-index.ts";
import type { SessionTrail } from "../../durable-objects/session-trail.ts";
import type { AuthBindings } from "../../http/auth/authenticate.ts";

/** The bindings that recommend uses, and only those. */
export interface RecommendEnv extends AuthBindings {
  readonly CONSENT_DEFAULT: string;
  readonly MODELS: R2Bucket;
  /** Largest snapshot that an isolate holds, in bytes, instead of 64 MiB; what is larger serves from item blocks. */
  readonly SNAPSHOT_MAX_BYTES?: string;
  readonly SESSION_TRAIL: DurableObjectNamespace<SessionTrail>;
  readonly CATALOG_FEED: DurableObjectNamespace<CatalogFeed>;
  readonly VECTOR_INDEX: DurableObjectNamespace<EmbeddedVectorIndex>;
  /** Secret: at least 32 bytes in base64. */
  readonly PSEUDONYM_KEY: string;
}
