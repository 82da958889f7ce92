import type { BadEventDay } from "../../durable-objects/bad-event-day.ts";
import type { LakePartition } from "../../durable-objects/lake-partition.ts";
import type { LiveEvents } from "../../durable-objects/live-events.ts";
import type { SchemaRegistry } from "../../durable-objects/schema-registry.ts";
import type { SessionTrail } from "../../durable-objects/session-trail.ts";
import type { AuthBindings } from "../../http/auth/authenticate.ts";
import type { RateLimitBindings } from "../../http/rate-limit.ts";
import type { LakeUpkeepParams } from "../../workflows/lake-upkeep.ts";

/** The bindings that ingest uses, and only those. */
export interface IngestEnv extends AuthBindings, RateLimitBindings {
  readonly CONSENT_DEFAULT: string;
  /** Own paths of the collector, e.g. `/metrics, /m/t=/com.snowplowanalytics.snowplow/tp2`; none where left out. */
  readonly COLLECTOR_PATHS?: string;
  /** Application ids that may send the Snowplow protocol without a key, by comma, `*` for any. Left out: any in development, else none. */
  readonly SNOWPLOW_APP_IDS?: string;
  /** What becomes of events whose type no contract describes: `reject`, which holds where it is left out, or `raw`. */
  readonly UNKNOWN_EVENTS?: string;
  readonly BAD_EVENT_DAY: DurableObjectNamespace<BadEventDay>;
  readonly EVENTS_QUEUE: Queue;
  /** More queues of events, where one is not enough; sessions are shared out among all of them. */
  readonly EVENTS_QUEUE_2?: Queue;
  readonly EVENTS_QUEUE_3?: Queue;
  readonly EVENTS_QUEUE_4?: Queue;
  readonly LAKE: R2Bucket;
  readonly LAKE_PARTITION: DurableObjectNamespace<LakePartition>;
  readonly LAKE_UPKEEP: Workflow<LakeUpkeepParams>;
  readonly LIVE_EVENTS: DurableObjectNamespace<LiveEvents>;
  /** Milliseconds between two hand-overs of live counts by one isolate; a second where left out. */
  readonly LIVE_FLUSH_MS?: string;
  readonly SCHEMA_REGISTRY: DurableObjectNamespace<SchemaRegistry>;
  readonly SESSION_TRAIL: DurableObjectNamespace<SessionTrail>;
  /** Secret: a key ring, `ID:BASE64[,ID:BASE64 …]`, 32 bytes each; the first one encrypts. */
  readonly BAD_EVENTS_KEY: string;
  /** Secret: at least 32 bytes in base64. */
  readonly PSEUDONYM_KEY: string;
}
