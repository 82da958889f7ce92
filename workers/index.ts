import { collectorPath } from "../http/collector-paths.ts";
import { pathOf, workerOf } from "../http/mounts.ts";
import { createApps } from "./apps.ts";
import type { CatalogEnv } from "./catalog/env.ts";
import catalog from "./catalog/index.ts";
import type { GovernanceEnv } from "./governance/env.ts";
import governance from "./governance/index.ts";
import type { IngestEnv } from "./ingest/env.ts";
import ingest from "./ingest/index.ts";
import type { ProfilesEnv } from "./profiles/env.ts";
import type { RecommendEnv } from "./recommend/env.ts";

export * from "../durable-objects/index.ts";
export * from "../workflows/index.ts";

export type PlatformEnv = IngestEnv & RecommendEnv & CatalogEnv & ProfilesEnv & GovernanceEnv;

const apps = createApps();

/** The whole platform as one script: each path to its Worker, the queue to ingest, Cron to whoever keeps that hour. */
export default {
  fetch: (request, env, context) => {
    const path = pathOf(request.url);
    const worker = collectorPath(path, env.COLLECTOR_PATHS) === null ? workerOf(path) : "ingest";
    return apps[worker].fetch(request, env, context);
  },
  queue: (batch, env) => ingest.queue(batch, env),
  async scheduled(controller, env) {
    await Promise.all([
      catalog.scheduled(controller, env),
      governance.scheduled(controller, env),
      ingest.scheduled(controller, env),
    ]);
  },
} satisfies ExportedHandler<PlatformEnv>;
