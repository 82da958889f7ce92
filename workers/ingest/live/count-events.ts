import { createRoute, z } from "@hono/zod-openapi";
import { createLiveEvents } from "../../../adapters/live-events/object-live-events.ts";
import { COUNTS_PAGE_MAX, DIMENSIONS, readCountsQuery, STEPS } from "../../../core/live/counts-query.ts";
import { HOURS_KEPT_MS, MINUTES_KEPT_MS } from "../../../core/live/limits.ts";
import { OUTCOMES } from "../../../core/live/outcome.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { IngestEnv } from "../env.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const countSchema = z
  .object({
    at: z.iso.datetime().describe("Beginning of the minute or hour, of the events' arrival."),
    count: z.int(),
    type: z.string().optional(),
    source: z.string().optional().describe("Protocol; empty for what consent withheld."),
    key: z.string().optional().describe("Id of the key; empty where it is not known."),
    outcome: z.enum(OUTCOMES).optional(),
    code: z.string().optional().describe("Why it was refused; `bot` for stored events of automata."),
  })
  .openapi("EventCount");

const route = createRoute({
  method: "get",
  path: "/v1/events/counts",
  tags: ["events"],
  summary: "Count events",
  description: `What became of events, by the minute for ${MINUTES_KEPT_MS / HOUR_MS} hours and by the hour for ${HOURS_KEPT_MS / DAY_MS} days, in the order of their time. \`accepted\`, \`bot\`, \`duplicate\`, \`withheld\` and \`rejected\` count what answers said, so a batch that was sent twice counts twice; \`stored\` counts what the lake committed, each event id once. Where \`next\` is not null, ask again with it as \`after\`.`,
  security: bearerSecurity,
  request: {
    query: z.object({
      from: z.string().optional().describe("`2026-11-22T12:00:00Z` or a date; the last hour, or day, where left out."),
      to: z.string().optional().describe("Not included."),
      step: z.enum(STEPS).optional().describe("`minute` where left out."),
      by: z
        .string()
        .optional()
        .describe(`What counts are told apart by: ${DIMENSIONS.join(", ")}, by comma.`),
      type: z.string().optional().describe("Event types by comma."),
      source: z.string().optional().describe("Protocols by comma."),
      outcome: z.string().optional().describe("Outcomes by comma."),
      limit: z.string().optional().describe(`Counts a page, at most ${COUNTS_PAGE_MAX}.`),
      after: z.string().optional().describe("`next` of the page before."),
    }),
  },
  responses: {
    200: {
      description: "Counts; what is not there is zero",
      content: {
        "application/json": {
          schema: z.object({
            step: z.enum(STEPS),
            from: z.iso.datetime(),
            to: z.iso.datetime(),
            counts: z.array(countSchema),
            next: z.string().nullable(),
          }),
        },
      },
    },
    ...problemResponses(400, 401, 403, 503),
  },
});

const iso = (time: number): string => new Date(time).toISOString();

export function countEvents(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(route);
  app.get(route.path, requires("events:read"), async (c) => {
    const query = readCountsQuery(new URL(c.req.url).searchParams, Date.now());
    if (!query.ok) return problem(c, "malformed_request", query.reason.detail, { errors: [query.reason] });
    const { counts, next } = await createLiveEvents(c.env.LIVE_EVENTS).counts(query.value);
    const { step, from, to } = query.value;
    return c.json(
      { step, from: iso(from), to: iso(to), counts: counts.map((each) => ({ ...each, at: iso(each.at) })), next },
      200,
    );
  });
}
