import { createRoute, z } from "@hono/zod-openapi";
import { createLiveEvents } from "../../../adapters/live-events/object-live-events.ts";
import type { OpenedStream } from "../../../adapters/live-events/port.ts";
import { HEARTBEAT_MS, STREAM_EVENTS_PER_SECOND_MAX, STREAM_MAX_MS, STREAMS_MAX } from "../../../core/live/limits.ts";
import { readStreamQuery } from "../../../core/live/stream-query.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { errorName, log } from "../../../http/log.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import { withTimeout } from "../../../http/with-timeout.ts";
import type { IngestEnv } from "../env.ts";

/** What opening a stream may take, in milliseconds. */
const OPEN_TIMEOUT_MS = 5_000;
/** How long to wait where all streams are taken, in seconds. */
const FULL_RETRY_AFTER_S = 30;
const STORE_RETRY_AFTER_S = 2;

const route = createRoute({
  method: "get",
  path: "/v1/events/stream",
  tags: ["events"],
  summary: "Watch events arrive",
  description: `Server-sent events of what is accepted, refused and marked as automata, a sample of it: at most ${STREAM_EVENTS_PER_SECOND_MAX} a second, and what a slow reader does not take is skipped and counted. Shows the fields that contracts call public or internal; sessions are numbers of this stream's own. A comment comes every ${HEARTBEAT_MS / 1_000} s, and a stream ends after ${STREAM_MAX_MS / 60_000} minutes: take it up again with \`Last-Event-ID\`. At most ${STREAMS_MAX} are open at once.`,
  security: bearerSecurity,
  request: {
    query: z.object({
      sample: z.string().optional().describe("Share of what matches, 0 to 1. 1 where left out."),
      type: z.string().optional().describe("Event types by comma; `unknown` for events without a contract."),
      source: z.string().optional().describe("Protocols by comma: `native`, `import`, `segment` …"),
      outcome: z.string().optional().describe("`accepted`, `bot`, `rejected`, by comma."),
    }),
    headers: z.object({ "last-event-id": z.string().optional() }),
  },
  responses: {
    200: {
      description: "Events as they arrive; `event: notice` says what was skipped",
      content: { "text/event-stream": { schema: z.string() } },
    },
    ...problemResponses(400, 401, 403, 429, 503),
  },
});

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  // Reverse proxies collect answers before they pass them on, unless they are told not to.
  "x-accel-buffering": "no",
};

export function streamEvents(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(route);
  app.get(route.path, requires("events:read"), async (c) => {
    const { search, searchParams } = new URL(c.req.url);
    const query = readStreamQuery(searchParams);
    if (!query.ok) return problem(c, "malformed_request", query.reason.detail, { errors: [query.reason] });
    let opened: OpenedStream | undefined;
    try {
      const lastEventId = c.req.header("last-event-id") ?? null;
      opened = await withTimeout(createLiveEvents(c.env.LIVE_EVENTS).open(search, lastEventId), OPEN_TIMEOUT_MS);
    } catch (error) {
      log("error", { requestId: c.get("requestId"), store: "live view", error: errorName(error) });
    }
    if (opened?.outcome === "open") return c.body(opened.body, 200, HEADERS);
    return opened?.outcome === "full"
      ? problem(c, "rate_limited", `At most ${STREAMS_MAX} streams are open at once: close one, or wait.`, {
          headers: { "retry-after": String(FULL_RETRY_AFTER_S) },
        })
      : problem(c, "unavailable", "The live view does not answer. Events are taken in all the same. Try again.", {
          headers: { "retry-after": String(STORE_RETRY_AFTER_S) },
        });
  });
}
