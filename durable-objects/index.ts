export { BadEventDay } from "./bad-event-day.ts";
export { CatalogFeed } from "./catalog-feed.ts";
export { EmbeddedVectorIndex } from "./embedded-vector-index.ts";
export { LakePartition } from "./lake-partition.ts";
export { LiveEvents } from "./live-events.ts";
export { RateLimiter } from "./rate-limiter.ts";
export { SchemaRegistry } from "./schema-registry.ts";
export { SessionTrail } from "./session-trail.ts";
