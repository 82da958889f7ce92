import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { EventQueuePort } from "../../adapters/event-queue/port.ts";
import type { SessionTrailPort } from "../../adapters/session-trail/port.ts";
import { eventSchema } from "../../core/events/event-schema.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AppEnv } from "../../http/app.ts";
import { readBoundedJson } from "../../http/body.ts";
import { errorName, log } from "../../http/log.ts";
import { PROBLEMS, problem } from "../../http/problem.ts";
import { type Acceptance, acceptEvents } from "./accept-events.ts";
import { arrivalOf } from "./arrival.ts";
import type { IngestEnv } from "./env.ts";
import { keepRejected } from "./keep-rejected.ts";
import { observeAcceptance } from "./live/observe-acceptance.ts";

export const eventBatchSchema = z
  .union([
    z.object({
      events: z.array(eventSchema),
      sentAt: eventSchema.shape.sent.describe("`sent` of every event that states none."),
    }),
    z.array(eventSchema),
  ])
  .openapi("EventBatch", { description: "`{ events: [Event…] }`, an array of events, or one event." });

export const acceptanceSchema = z
  .object({
    accepted: z.int().describe("Events taken in: durable when the answer arrives."),
    duplicate: z.int().describe("Events whose id was seen before; nothing changed."),
    withheld: z.int().describe("Events that consent does not let us keep."),
    rejected: z.array(
      z.object({
        index: z.int().describe("Place in the request, from 0."),
        id: z.string().nullable(),
        code: z
          .string()
          .describe(
            "`event_too_large`, `event_too_deep`, `malformed_event`, `unknown_type`, `time_in_future`, `missing_field`, `unknown_field`, `wrong_type`, `out_of_range`, `too_long`, `bad_format`, `too_many_items`, `broken_rule`, `personal_data`; of binary messages also `bad_message`, `unknown_schema`, `unbound_schema`, `bad_avro`",
          ),
        detail: z.string(),
      }),
    ),
  })
  .openapi("EventAcceptance");

/** The events of a body: `{ events }`, a bare array, or a single event. */
export function eventsOf(body: unknown): readonly unknown[] | null {
  if (Array.isArray(body)) return body;
  if (!isJsonObject(body)) return null;
  if (Array.isArray(body.events)) return withSent(body.events, body.sentAt);
  return "type" in body ? [body] : null;
}

/** Each event says when it was sent, so that it can be judged, kept and replayed by itself. */
const withSent = (events: readonly unknown[], sentAt: unknown): readonly unknown[] =>
  sentAt === undefined
    ? events
    : events.map((event) => (isJsonObject(event) && event.sent === undefined ? { ...event, sent: sentAt } : event));

/** How long a client waits before it sends a batch again that a store could not take, in seconds. */
const STORE_RETRY_AFTER_S = 2;

export interface BatchLimits {
  readonly source: string;
  readonly maxBytes: number;
  readonly maxEvents: number;
}

/** Reads a batch, takes it in and answers: 202 with the account of every event, 4xx when nothing could be taken, 503 to send again. */
export async function answerBatch(
  c: Context<AppEnv<IngestEnv>>,
  limits: BatchLimits,
  queue: EventQueuePort,
  trails: SessionTrailPort | null,
): Promise<Response> {
  const body = await readBoundedJson(c.req.raw, limits.maxBytes);
  if (!body.ok) return problem(c, body.reason.code, body.reason.detail);
  const events = eventsOf(body.value);
  if (events === null || events.length === 0)
    return problem(c, "malformed_request", 'Send { "events": [ … ] } or an array with at least one event.');
  if (events.length > limits.maxEvents)
    return problem(c, "body_too_large", `Send at most ${limits.maxEvents} events in one request.`);
  let acceptance: Acceptance;
  try {
    const arrival = await arrivalOf(c, limits.source, Date.now());
    acceptance = await acceptEvents(events, arrival, queue, trails);
    await keepRejected(events, acceptance.rejected, arrival, c.env);
    observeAcceptance(c, acceptance, arrival);
  } catch (error) {
    log("error", { requestId: c.get("requestId"), store: "events", error: errorName(error) });
    return problem(
      c,
      "unavailable",
      "The events were not all stored. Send the same events again; ids keep them from counting twice.",
      {
        headers: { "retry-after": String(STORE_RETRY_AFTER_S) },
      },
    );
  }
  const answer = answerOf(acceptance);
  return answer.rejected.length < events.length ? c.json(answer, 202) : allRejected(c, answer);
}

/** The account that a client gets. */
export const answerOf = ({
  accepted,
  duplicate,
  withheld,
  rejected,
}: Acceptance): z.infer<typeof acceptanceSchema> => ({
  accepted,
  duplicate,
  withheld,
  rejected: rejected.map(({ index, id, code, detail }) => ({ index, id, code, detail })),
});

/** Nothing of the batch could be taken: a problem document that carries the same account. */
function allRejected(c: Context<AppEnv<IngestEnv>>, answer: ReturnType<typeof answerOf>): Response {
  const [status, title] = PROBLEMS.invalid_request;
  const body = {
    type: "https://nearshelf.dev/problems/invalid_request",
    title,
    status,
    code: "invalid_request",
    detail: "No event was taken: see rejected.",
    requestId: c.get("requestId"),
    ...answer,
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}
