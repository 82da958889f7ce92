import { createRoute, z } from "@hono/zod-openapi";
import { BAD_EVENT_STATES } from "../../adapters/bad-events/port.ts";
import { BAD_EVENTS_KEPT_DAYS } from "../../core/bad-events/limits.ts";
import type { JsonValue } from "../../core/json.ts";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { badEventFilter, badEventFilterShape } from "./bad-event-filter.ts";
import { badEventsOf } from "./bad-events.ts";
import type { IngestEnv } from "./env.ts";

const PAGE_MAX_EVENTS = 200;
const PAGE_EVENTS = 50;

const state = z
  .enum(BAD_EVENT_STATES)
  .describe(
    "`kept`: waits for a fix; `replayed`: was taken in after all; `counted_only`: came when the day's store was full.",
  );

const badEventSchema = z
  .object({
    id: z.string(),
    reason: z.string(),
    contract: z.string().nullable(),
    version: z.string().nullable().describe("Version of the contract."),
    path: z.string().nullable().describe("Where in the event; names that no contract knows are shown as `*`."),
    source: z.string(),
    form: z.enum(["event", "envelope", "message"]),
    receivedAt: z.iso.datetime(),
    bytes: z.int(),
    state,
    replayedAt: z.iso.datetime().nullable(),
    attempts: z.int().describe("Replays that refused it again."),
    shape: z.any().describe("What it looks like: known names, and of each value its kind and length, never the value."),
  })
  .openapi("BadEvent");

const route = createRoute({
  method: "get",
  path: "/v1/bad-events",
  tags: ["events"],
  summary: "See the events that were refused",
  description: `Kept for ${BAD_EVENTS_KEPT_DAYS} days after the date of their arrival, oldest first: pass \`next\` as \`after\` until it is null. \`counts\` are of everything that the filter leaves. Originals are encrypted and shown to nobody.`,
  security: bearerSecurity,
  middleware: [requires<IngestEnv>("events:read")] as const,
  request: {
    query: z.object({
      ...badEventFilterShape,
      state: state.optional(),
      after: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}:\d{1,15}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(PAGE_MAX_EVENTS).default(PAGE_EVENTS),
    }),
  },
  responses: {
    200: {
      description: "Bad events",
      content: {
        "application/json": {
          schema: z.object({
            counts: z.array(
              z.object({
                reason: z.string(),
                contract: z.string().nullable(),
                version: z.string().nullable(),
                state,
                count: z.int(),
              }),
            ),
            events: z.array(badEventSchema),
            next: z.string().nullable(),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 422),
  },
});

const iso = (time: number): string => new Date(time).toISOString();

export function listBadEvents(app: App<IngestEnv>): void {
  app.openapi(route, async (c) => {
    const query = c.req.valid("query");
    const filter = badEventFilter(query);
    const now = Date.now();
    const store = await badEventsOf(c.env);
    const [counts, page] = await Promise.all([
      store.counts(filter, now),
      store.list(filter, { after: query.after ?? null, limit: query.limit, now }),
    ]);
    const events = page.events.map(({ receivedAt, replayedAt, shape, ...event }) => ({
      ...event,
      receivedAt: iso(receivedAt),
      replayedAt: replayedAt === null ? null : iso(replayedAt),
      shape: JSON.parse(shape) as JsonValue,
    }));
    return c.json({ counts: [...counts], events, next: page.next }, 200);
  });
}
