import { type App, createApp } from "../../http/app.ts";
import { describeLake } from "./describe-lake.ts";
import type { IngestEnv } from "./env.ts";
import { importEvents } from "./import-events.ts";
import { readLakeFile } from "./read-lake-file.ts";
import { trackEvents } from "./track-events.ts";

export function createIngestApp(): App<IngestEnv> {
  const app = createApp<IngestEnv>();
  trackEvents(app);
  importEvents(app);
  describeLake(app);
  readLakeFile(app);
  return app;
}
