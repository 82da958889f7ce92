import { createIngestApp } from "./app.ts";
import { consumeQueue } from "./consume-queue.ts";
import type { IngestEnv } from "./env.ts";
import { startLakeUpkeep } from "./start-lake-upkeep.ts";

const app = createIngestApp();

export default {
  fetch: app.fetch,
  queue: (batch, env) => consumeQueue(batch, env),
  scheduled: (controller, env) => startLakeUpkeep(controller, env),
} satisfies ExportedHandler<IngestEnv>;
