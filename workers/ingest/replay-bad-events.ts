import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { errorName, log } from "../../http/log.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import { badEventFilter, badEventFilterShape } from "./bad-event-filter.ts";
import { badEventsOf } from "./bad-events.ts";
import type { IngestEnv } from "./env.ts";
import { takeInAgain } from "./take-in-again.ts";

/** Events of one call: within a request's time, whatever they are. */
const REPLAY_EVENTS_MAX = 1_000;
const REPLAY_EVENTS = 500;
/** How long to wait when a store failed, in seconds. */
const STORE_RETRY_AFTER_S = 2;

const replayRequest = z.strictObject({
  ...badEventFilterShape,
  startedAt: z
    .int()
    .min(0)
    .optional()
    .describe("`startedAt` of the first call's answer: what this replay saw refused again is not tried again."),
  limit: z.int().min(1).max(REPLAY_EVENTS_MAX).default(REPLAY_EVENTS).describe("Most events of this call."),
});

const route = createRoute({
  method: "post",
  path: "/v1/bad-events/replay",
  tags: ["events"],
  summary: "Take in again what was refused",
  description:
    "Tries the kept events that the filter leaves, oldest first, as if they had just arrived at their own time: those that now fit are taken in, once, under their own ids; the others stay, with the reason of today. Repeat with the answer's `startedAt` until `remaining` is 0. A call that was cut off is repeated without harm.",
  security: bearerSecurity,
  middleware: [requires<IngestEnv>("events:replay")] as const,
  request: { body: { required: false, content: { "application/json": { schema: replayRequest } } } },
  responses: {
    200: {
      description: "What this call did",
      content: {
        "application/json": {
          schema: z.object({
            startedAt: z.int(),
            replayed: z.int(),
            refused: z.int(),
            remaining: z.int().describe("Events that this replay has not tried yet; another caller may hold some."),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 422, 503),
  },
});

export function replayBadEvents(app: App<IngestEnv>): void {
  app.openapi(route, async (c) => {
    const body = c.req.valid("json") ?? {};
    const now = Date.now();
    const startedAt = Math.min(body.startedAt ?? now, now);
    const filter = badEventFilter(body);
    try {
      const store = await badEventsOf(c.env);
      const claimed = await store.claim(filter, { startedAt, limit: body.limit ?? REPLAY_EVENTS, now });
      const outcomes = await takeInAgain(claimed, c.env);
      await store.settle(outcomes, Date.now());
      const refused = outcomes.filter((outcome) => outcome.refused !== null).length;
      const remaining = await store.due(filter, startedAt, now);
      return c.json({ startedAt, replayed: outcomes.length - refused, refused, remaining }, 200);
    } catch (error) {
      log("error", { requestId: c.get("requestId"), store: "bad events", error: errorName(error) });
      return problem(c, "unavailable", "A store failed. Send the same again: nothing is taken in twice.", {
        headers: { "retry-after": String(STORE_RETRY_AFTER_S) },
      });
    }
  });
}
