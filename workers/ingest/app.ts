import { type App, createApp } from "../../http/app.ts";
import { collectorPath } from "../../http/collector-paths.ts";
import { EVENT_QUERY_MAX_CHARS, QUERY_MAX_CHARS } from "../../http/limits.ts";
import { pathOf } from "../../http/mounts.ts";
import { trackBinary } from "./binary/track-binary.ts";
import { describeLake } from "./describe-lake.ts";
import type { IngestEnv } from "./env.ts";
import { importEvents } from "./import-events.ts";
import { listBadEvents } from "./list-bad-events.ts";
import { countEvents } from "./live/count-events.ts";
import { streamEvents } from "./live/stream-events.ts";
import { segmentApi } from "./protocols/segment/segment-api.ts";
import { segmentSettings } from "./protocols/segment/segment-settings.ts";
import { PIXEL_PATHS, snowplowCollector } from "./protocols/snowplow/collector.ts";
import { readLakeFile } from "./read-lake-file.ts";
import { replayBadEvents } from "./replay-bad-events.ts";
import { trackEvents } from "./track-events.ts";

export function createIngestApp(): App<IngestEnv> {
  const app = createApp<IngestEnv>(undefined, ownPath, queryMaxCharsOf);
  trackEvents(app);
  trackBinary(app);
  importEvents(app);
  streamEvents(app);
  countEvents(app);
  segmentApi(app);
  segmentSettings(app);
  snowplowCollector(app);
  describeLake(app);
  readLakeFile(app);
  listBadEvents(app);
  replayBadEvents(app);
  return app;
}

/** A deployment's own paths for the collector stand for ours. */
function ownPath(request: Request, env: IngestEnv | undefined): string {
  const path = pathOf(request.url);
  return collectorPath(path, env?.COLLECTOR_PATHS) ?? path;
}

/** A pixel's query is an event. */
const queryMaxCharsOf = (path: string): number =>
  PIXEL_PATHS.includes(path) ? EVENT_QUERY_MAX_CHARS : QUERY_MAX_CHARS;
