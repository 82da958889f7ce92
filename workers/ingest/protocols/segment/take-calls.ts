import type { Context } from "hono";
import type { SegmentKind } from "../../../../core/protocols/segment/kinds.ts";
import {
  SEGMENT_BATCH_MAX_EVENTS,
  SEGMENT_BODY_MAX_BYTES,
  SEGMENT_DECODED_MAX_BYTES,
} from "../../../../core/protocols/segment/limits.ts";
import { readBatch, readSingle } from "../../../../core/protocols/segment/read-batch.ts";
import { translateSegment } from "../../../../core/protocols/segment/translate-segment.ts";
import type { AppEnv } from "../../../../http/app.ts";
import { parseBoundedJson } from "../../../../http/body.ts";
import { readCodedText } from "../../../../http/coded-body.ts";
import type { IngestEnv } from "../../env.ts";
import { admit, keyOfRequest } from "../credentials.ts";
import { createInFlightGate } from "../in-flight.ts";
import { takeEvents, translationContext } from "../take-events.ts";
import { failure, success } from "./answers.ts";

const LIMITS = { maxBytes: SEGMENT_BODY_MAX_BYTES, maxDecodedBytes: SEGMENT_DECODED_MAX_BYTES };
const gate = createInFlightGate();

const BUSY = "Too much at once. Send the same events again; ids keep them from counting twice.";
const UNAVAILABLE = "The events were not all stored. Send them again; ids keep them from counting twice.";

/**
 * Takes a request of the Segment API: one call of `kind`, or a batch of calls (`null`). A bad event among them never spoils the
 * request: its client would drop the good ones with it, and RudderStack's ends its process. Only what is wrong with the request
 * as a whole is refused: no JSON, too large (400, as Segment answers), no valid key (401).
 */
export async function takeCalls(c: Context<AppEnv<IngestEnv>>, kind: SegmentKind | null): Promise<Response> {
  const key = keyOfRequest(c);
  if (key !== null) {
    const refused = await admit(c, key);
    if (refused !== null) return failure(c, refused.status, refused.message);
  }
  const leave = gate.enter(announcedBytes(c));
  if (leave === null) return failure(c, 429, BUSY);
  try {
    return await takeBody(c, kind, key);
  } finally {
    leave();
  }
}

/** What the request says of its size; where it says nothing, what it may have at most. */
const announcedBytes = (c: Context): number =>
  Math.min(Number(c.req.header("content-length") ?? SEGMENT_BODY_MAX_BYTES) || 0, SEGMENT_BODY_MAX_BYTES);

async function takeBody(
  c: Context<AppEnv<IngestEnv>>,
  kind: SegmentKind | null,
  key: string | null,
): Promise<Response> {
  const text = await readCodedText(c.req.raw, LIMITS);
  if (!text.ok) return failure(c, 400, text.reason.detail);
  const body = parseBoundedJson(text.value);
  if (!body.ok) return failure(c, 400, body.reason.detail);
  const request = kind === null ? readBatch(body.value) : readSingle(body.value);
  if (request === null)
    return failure(c, 400, kind === null ? 'Send { "batch": [ … ] }.' : "Send one call as an object.");
  if (key === null) {
    const refused = await admit(c, request.writeKey ?? "");
    if (refused !== null) return failure(c, refused.status, refused.message);
  }
  if (request.calls.length > SEGMENT_BATCH_MAX_EVENTS)
    return failure(c, 400, `Send at most ${SEGMENT_BATCH_MAX_EVENTS} events in one batch.`);
  const context = await translationContext(c);
  const translations = await Promise.all(
    request.calls.map((call) => translateSegment(call, kind, request.sentAt, context)),
  );
  const taken = await takeEvents(c, translations, "segment", context.now);
  if (taken.outcome === "busy") return failure(c, 429, BUSY);
  if (taken.outcome === "unavailable") return failure(c, 503, UNAVAILABLE);
  const [only] = translations;
  // Segment tells the sender of a single call that it is too large; in a batch, the others count.
  if (kind !== null && only !== undefined && !only.ok && only.reason.code === "event_too_large")
    return failure(c, 400, only.reason.detail);
  return success(c);
}
