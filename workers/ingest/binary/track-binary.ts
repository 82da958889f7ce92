import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createSessionTrail } from "../../../adapters/session-trail/object-session-trail.ts";
import {
  attributesOfHeaders,
  EVENT_ATTRIBUTES,
  framedAttributes,
} from "../../../core/binary-events/event-attributes.ts";
import { readFrames } from "../../../core/binary-events/frames.ts";
import { type BinaryEvent, MESSAGE_TYPE } from "../../../core/binary-events/kept-message.ts";
import { err, ok, type Result } from "../../../core/result.ts";
import type { App, AppEnv } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { EVENTS_BODY_MAX_BYTES, EVENTS_MAX_PER_REQUEST } from "../../../http/limits.ts";
import { errorName, log } from "../../../http/log.ts";
import { keySecurity, problemResponses } from "../../../http/openapi.ts";
import { type ProblemResponse, problem } from "../../../http/problem.ts";
import type { Acceptance } from "../accept-events.ts";
import { arrivalOf } from "../arrival.ts";
import type { IngestEnv } from "../env.ts";
import { acceptanceSchema, answerOf } from "../event-batch.ts";
import { keepRejected } from "../keep-rejected.ts";
import { observeAcceptance } from "../live/observe-acceptance.ts";
import { queueOf } from "../queue.ts";
import { acceptIncoming } from "./accept-incoming.ts";
import { type Incoming, originalOf } from "./read-binary-event.ts";
import { readBoundedBytes } from "./read-bytes.ts";

/** The media type of a batch: frames of attributes and message, each with its length before it. */
export const FRAMES_TYPE = "application/vnd.nearshelf.avro-frames";
const MESSAGE_TYPES = [MESSAGE_TYPE, "application/octet-stream"];
const SOURCE = "avro";
/** How long a producer waits before it sends again what a store could not take, in seconds. */
const STORE_RETRY_AFTER_S = 2;

const binary = { schema: z.string().openapi({ format: "binary" }) };

const route = createRoute({
  method: "post",
  path: "/v1/events/binary",
  tags: ["events"],
  summary: "Send events in Avro's binary encoding",
  description: `Confluent's wire format: a magic byte, the id that the schema has in the registry, the payload in Avro. One message with the event's attributes in headers (CloudEvents, binary mode), or a batch of up to ${EVENTS_MAX_PER_REQUEST} frames and ${EVENTS_BODY_MAX_BYTES} bytes: docs/design/contracts.md says how it is laid out. The payload is resolved to the contract's schema; from there on it is an event like any other. 202 also where nothing was taken: what is refused is kept and replayed after a fix, so there is nothing to send again.`,
  security: keySecurity,
  request: {
    headers: z.object(
      Object.fromEntries(EVENT_ATTRIBUTES.map((name) => [`ce-${name}`, z.string().optional()])) as Record<
        `ce-${(typeof EVENT_ATTRIBUTES)[number]}`,
        z.ZodOptional<z.ZodString>
      >,
    ),
    body: {
      required: true,
      content: { [MESSAGE_TYPE]: binary, "application/octet-stream": binary, [FRAMES_TYPE]: binary },
    },
  },
  responses: {
    202: { description: "What became of the events", content: { "application/json": { schema: acceptanceSchema } } },
    ...problemResponses(400, 401, 403, 413, 415, 503),
  },
});

export function trackBinary(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(route);
  app.post(route.path, requires("events:write"), answerMessages);
}

async function answerMessages(c: Context<AppEnv<IngestEnv>>): Promise<Response> {
  const events = await eventsIn(c);
  if (!events.ok) return events.reason;
  const incoming: readonly Incoming[] = events.value.map((each) => ({ binary: each }));
  let acceptance: Acceptance;
  try {
    const arrival = await arrivalOf(c, SOURCE, Date.now());
    acceptance = await acceptIncoming(incoming, arrival, {
      registry: c.env.SCHEMA_REGISTRY,
      queue: queueOf(c.env),
      trails: createSessionTrail(c.env.SESSION_TRAIL),
      behind: (work) => c.executionCtx.waitUntil(work),
    });
    const refused = new Set(acceptance.rejected.map(({ index }) => index));
    const originals = incoming.map((each, index) => (refused.has(index) ? originalOf(each) : null));
    await keepRejected(originals, acceptance.rejected, arrival, c.env);
    observeAcceptance(c, acceptance, arrival);
  } catch (error) {
    log("error", { requestId: c.get("requestId"), store: "events", protocol: SOURCE, error: errorName(error) });
    return problem(
      c,
      "unavailable",
      "The events were not all stored. Send the same again; ids keep them from counting twice.",
      { headers: { "retry-after": String(STORE_RETRY_AFTER_S) } },
    );
  }
  return c.json(answerOf(acceptance), 202);
}

/** The events of a body, by its media type. */
async function eventsIn(c: Context<AppEnv<IngestEnv>>): Promise<Result<readonly BinaryEvent[], ProblemResponse>> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== FRAMES_TYPE && !MESSAGE_TYPES.includes(type))
    return err(
      problem(
        c,
        "unsupported_media_type",
        `Send ${MESSAGE_TYPES.join(" or ")} for one message, ${FRAMES_TYPE} for a batch.`,
      ),
    );
  const body = await readBoundedBytes(c.req.raw, EVENTS_BODY_MAX_BYTES);
  if (!body.ok) return err(problem(c, body.reason.code, body.reason.detail));
  if (body.value.length === 0) return err(problem(c, "malformed_request", "The body is empty: send a message."));
  const shared = attributesOfHeaders((name) => c.req.header(name));
  if (type !== FRAMES_TYPE) return ok([{ attributes: shared, message: body.value }]);
  const frames = readFrames(body.value, EVENTS_MAX_PER_REQUEST);
  if (!frames.ok) return err(problem(c, "malformed_request", `The batch cannot be read: ${frames.reason}.`));
  return ok(
    frames.value.map(({ attributes, message }) => ({ attributes: framedAttributes(shared, attributes), message })),
  );
}
