export { BadEventDay } from "./bad-event-day.ts";
export { CatalogFeed } from "./catalog-feed.ts";
export { EmbeddedVectorIndex } from "./embedded-vector-index.ts";
export { LakePartition } from "./lake-partition.ts";
export { RateLimiter } from "./rate-limiter.ts";
export { SessionTrail } from "./session-trail.ts";
