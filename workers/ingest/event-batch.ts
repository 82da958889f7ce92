import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { EventQueuePort } from "../../adapters/event-queue/port.ts";
import type { SessionTrailPort } from "../../adapters/session-trail/port.ts";
import { parsePurposes } from "../../core/consent/purposes.ts";
import { eventSchema } from "../../core/events/event-schema.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AppEnv } from "../../http/app.ts";
import { readBoundedJson } from "../../http/body.ts";
import { errorName, log } from "../../http/log.ts";
import { PROBLEMS, problem } from "../../http/problem.ts";
import { pseudonymizerOf } from "../../http/pseudonymizer.ts";
import { type Acceptance, acceptEvents } from "./accept-events.ts";
import type { IngestEnv } from "./env.ts";

export const eventBatchSchema = z
  .union([z.object({ events: z.array(eventSchema) }), z.array(eventSchema)])
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
            "`malformed_event`, `unknown_type`, `time_in_future`, `missing_field`, `unknown_field`, `wrong_type`, `out_of_range`, `too_long`, `bad_format`, `too_many_items`",
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
  if (Array.isArray(body.events)) return body.events;
  return "type" in body ? [body] : null;
}

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
    acceptance = await acceptEvents(
      events,
      {
        source: limits.source,
        channel: c.get("principal").channel,
        defaultPurposes: parsePurposes(c.env.CONSENT_DEFAULT),
        globalPrivacyControl: c.req.header("sec-gpc") === "1",
        now: Date.now(),
        pseudonymize: await pseudonymizerOf(c.env),
      },
      queue,
      trails,
    );
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
  if (acceptance.rejected.length < events.length) return c.json(acceptance, 202);
  return allRejected(c, acceptance);
}

/** Nothing of the batch could be taken: a problem document that carries the same account. */
function allRejected(c: Context<AppEnv<IngestEnv>>, acceptance: Acceptance): Response {
  const [status, title] = PROBLEMS.invalid_request;
  const body = {
    type: "https://nearshelf.dev/problems/invalid_request",
    title,
    status,
    code: "invalid_request",
    detail: "No event was taken: see rejected.",
    requestId: c.get("requestId"),
    ...acceptance,
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}
