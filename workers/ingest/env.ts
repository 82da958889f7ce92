import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import type { SessionTrail } from "../../durable-objects/session-trail.ts";
import type { AuthBindings } from "../../http/auth/authenticate.ts";
import type { RateLimitBindings } from "../../http/rate-limit.ts";

/** The bindings that ingest uses, and only those. */
export interface IngestEnv extends AuthBindings, RateLimitBindings {
  readonly CONSENT_DEFAULT: string;
  readonly EVENTS_QUEUE: Queue;
  readonly LAKE: R2Bucket;
  readonly LAKE_PARTITION: DurableObjectNamespace<LakePartition>;
  readonly SESSION_TRAIL: DurableObjectNamespace<SessionTrail>;
  /** Secret: at least 32 bytes in base64. */
  readonly PSEUDONYM_KEY: string;
}
