import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { kindOfApiKey } from "../../../../core/access/api-key.ts";
import { isJsonObject } from "../../../../core/json.ts";
import {
  admitsApp,
  readParameters,
  readPayloadData,
  SNOWPLOW_BODY_MAX_BYTES,
  SNOWPLOW_PAYLOAD_MAX_EVENTS,
} from "../../../../core/protocols/snowplow/read-payload.ts";
import { translateSnowplow } from "../../../../core/protocols/snowplow/translate-snowplow.ts";
import type { App, AppEnv } from "../../../../http/app.ts";
import { parseBoundedJson } from "../../../../http/body.ts";
import { readCodedText } from "../../../../http/coded-body.ts";
import { snowplowCors } from "../../../../http/cors.ts";
import type { IngestEnv } from "../../env.ts";
import { admit, keyOfRequest } from "../credentials.ts";
import { createInFlightGate } from "../in-flight.ts";
import { RETRY_AFTER_S, takeEvents, translationContext } from "../take-events.ts";

const PAYLOAD_PATH = "/com.snowplowanalytics.snowplow/tp2";
/** Where trackers of several generations send a GET: all carry one event in the query. */
export const PIXEL_PATHS: readonly string[] = ["/i", "/ice.png", "/com.snowplowanalytics.snowplow/tp1", PAYLOAD_PATH];

const LIMITS = { maxBytes: SNOWPLOW_BODY_MAX_BYTES, maxDecodedBytes: SNOWPLOW_BODY_MAX_BYTES };
const gate = createInFlightGate();

/** A transparent GIF of one pixel, as the collector answers a GET. */
const PIXEL = Uint8Array.from(atob("R0lGODlhAQABAPAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="), (char) =>
  char.charCodeAt(0),
);

const text = (description: string) => ({ description, content: { "text/plain": { schema: z.string() } } });
const RESPONSES = {
  401: text("A key was sent that is not valid"),
  403: text("The key may not be used here"),
  429: text("Too much at once: send the same again"),
  503: text("A store does not answer: send the same again"),
};

const payloadRoute = createRoute({
  method: "post",
  path: PAYLOAD_PATH,
  tags: ["snowplow"],
  summary: "Snowplow tracker protocol, POST",
  description:
    "A `payload_data` body of Snowplow's trackers. Bad events are answered 200 like good ones, as the collector does, and kept.",
  request: { body: { required: true, content: { "application/json": { schema: z.looseObject({}) } } } },
  responses: { 200: text("Taken"), 413: text("The body is too large"), ...RESPONSES },
});

const pixelRoute = (path: string) =>
  createRoute({
    method: "get",
    path,
    tags: ["snowplow"],
    summary: "Snowplow tracker protocol, GET",
    description: "One event in the query, answered by a pixel.",
    responses: { 200: { description: "Taken", content: { "image/gif": { schema: z.string() } } }, ...RESPONSES },
  });

const WAIT = { "retry-after": String(RETRY_AFTER_S) };

/** Snowplow's tracker protocol, open by application id; a key that comes along must be valid. */
export function snowplowCollector(app: App<IngestEnv>): void {
  app.openAPIRegistry.registerPath(payloadRoute);
  for (const path of PIXEL_PATHS) {
    app.openAPIRegistry.registerPath(pixelRoute(path));
    app.use(path, snowplowCors);
    app.get(path, (c) => takeGated(c, 0, async () => [readParameters(new URL(c.req.url).searchParams)]));
  }
  app.post(PAYLOAD_PATH, (c) =>
    takeGated(
      c,
      Math.min(Number(c.req.header("content-length") ?? SNOWPLOW_BODY_MAX_BYTES) || 0, SNOWPLOW_BODY_MAX_BYTES),
      () => readPayload(c),
    ),
  );
}

/** The events of a POST. A body that is no payload is one bad event, kept as it came. */
async function readPayload(c: Context<AppEnv<IngestEnv>>): Promise<readonly unknown[] | Response> {
  const body = await readCodedText(c.req.raw, LIMITS);
  if (!body.ok) return body.reason.code === "body_too_large" ? c.text(body.reason.detail, 413) : [null];
  const json = parseBoundedJson(body.value);
  const payload = json.ok ? readPayloadData(json.value) : null;
  if (payload !== null && payload.length > SNOWPLOW_PAYLOAD_MAX_EVENTS)
    return c.text(`Send at most ${SNOWPLOW_PAYLOAD_MAX_EVENTS} events in one request.`, 413);
  return payload ?? [body.value];
}

async function takeGated(
  c: Context<AppEnv<IngestEnv>>,
  bytes: number,
  read: () => Promise<readonly unknown[] | Response>,
): Promise<Response> {
  const leave = gate.enter(bytes);
  if (leave === null) return c.text("busy", 429, WAIT);
  try {
    const payload = await read();
    return payload instanceof Response ? payload : await takePayload(c, payload);
  } finally {
    leave();
  }
}

/** The key of a request: outside its body, or in the place of the first event's application id. */
function keyOf(c: Context, payload: readonly unknown[]): string | null {
  const key = keyOfRequest(c);
  if (key !== null) return key;
  const [first] = payload;
  const appId = isJsonObject(first) ? first.aid : undefined;
  return typeof appId === "string" && kindOfApiKey(appId) === "publishable" ? appId : null;
}

async function takePayload(c: Context<AppEnv<IngestEnv>>, payload: readonly unknown[]): Promise<Response> {
  const key = keyOf(c, payload);
  if (key === null)
    c.set("principal", { kind: "publishable", id: "snowplow", scopes: new Set(), channel: null, verified: false });
  else {
    const refused = await admit(c, key);
    if (refused !== null) return c.text(refused.message, refused.status, refused.status === 503 ? WAIT : {});
  }
  const list = c.env.SNOWPLOW_APP_IDS ?? (c.env.ENVIRONMENT === "development" ? "*" : "");
  const context = await translationContext(c);
  const translations = await translateSnowplow(payload, (appId) => key !== null || admitsApp(list, appId), context);
  const taken = await takeEvents(c, translations, "snowplow", context.now);
  if (taken.outcome !== "taken") return c.text(taken.outcome, taken.outcome === "busy" ? 429 : 503, WAIT);
  if (c.req.method === "POST") return c.text("ok", 200);
  return c.body(PIXEL, 200, { "content-type": "image/gif", "cache-control": "no-cache, no-store, must-revalidate" });
}
