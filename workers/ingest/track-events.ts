import { createRoute } from "@hono/zod-openapi";
import { createSessionTrail } from "../../adapters/session-trail/object-session-trail.ts";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { publicCors } from "../../http/cors.ts";
import { EVENTS_BODY_MAX_BYTES, EVENTS_MAX_PER_REQUEST } from "../../http/limits.ts";
import { keySecurity, problemResponses } from "../../http/openapi.ts";
import type { IngestEnv } from "./env.ts";
import { acceptanceSchema, answerBatch, eventBatchSchema } from "./event-batch.ts";
import { queueOf } from "./queue.ts";

const route = createRoute({
  method: "post",
  path: "/v1/events",
  tags: ["events"],
  summary: "Send events",
  description: `Up to ${EVENTS_MAX_PER_REQUEST} events and ${EVENTS_BODY_MAX_BYTES} bytes. Beacons send the same JSON as text/plain with ?key=. One bad event never spoils the rest; a repeated id changes nothing. An answer of 202 means that every accepted event is durable; after 429 and 503 send the same events again.`,
  security: keySecurity,
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: eventBatchSchema }, "text/plain": { schema: eventBatchSchema } },
    },
  },
  responses: {
    202: { description: "What became of the events", content: { "application/json": { schema: acceptanceSchema } } },
    ...problemResponses(400, 401, 403, 413, 415, 422, 503),
  },
});

const LIMITS = { source: "native", maxBytes: EVENTS_BODY_MAX_BYTES, maxEvents: EVENTS_MAX_PER_REQUEST };

export function trackEvents(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(route);
  app.use(route.path, publicCors);
  app.post(route.path, requires("events:write"), (c) =>
    answerBatch(c, LIMITS, queueOf(c.env), createSessionTrail(c.env.SESSION_TRAIL)),
  );
}
