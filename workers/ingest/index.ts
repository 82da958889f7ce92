import { createIngestApp } from "./app.ts";
import { consumeEvents } from "./consume-events.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";

const app = createIngestApp();

export default {
  fetch: app.fetch,
  queue: (batch, env) => consumeEvents(batch, lakeOf(env)),
} satisfies ExportedHandler<IngestEnv>;
