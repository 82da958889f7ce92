import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { IMPORT_BODY_MAX_BYTES, IMPORT_MAX_EVENTS_PER_REQUEST } from "../../http/limits.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import { rateLimited } from "../../http/rate-limit.ts";
import type { IngestEnv } from "./env.ts";
import { acceptanceSchema, answerBatch, eventBatchSchema } from "./event-batch.ts";
import { queueOf } from "./queue.ts";

const route = createRoute({
  method: "post",
  path: "/v1/events/import",
  tags: ["events"],
  summary: "Import history",
  description: `Past events for the lake and for training; they do not pass through session trails. Up to ${IMPORT_MAX_EVENTS_PER_REQUEST} events and ${IMPORT_BODY_MAX_BYTES} bytes a request. Repeat a request freely: ids keep every event single.`,
  security: keySecurity,
  request: { body: { required: true, content: { "application/json": { schema: eventBatchSchema } } } },
  responses: {
    202: { description: "What became of the events", content: { "application/json": { schema: acceptanceSchema } } },
    ...problemResponses(400, 401, 403, 413, 415, 422, 429, 503),
  },
});

const LIMITS = { source: "import", maxBytes: IMPORT_BODY_MAX_BYTES, maxEvents: IMPORT_MAX_EVENTS_PER_REQUEST };
/** Import requests that one caller may make in a minute: 3 million events, more than a queue moves. */
const IMPORTS_PER_MINUTE = 1_200;

export function importEvents(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(route);
  app.post(route.path, requires("events:import"), rateLimited("import", IMPORTS_PER_MINUTE, 60), (c) =>
    answerBatch(c, LIMITS, queueOf(c.env), null),
  );
}
