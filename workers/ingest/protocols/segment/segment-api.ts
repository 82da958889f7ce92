import { createRoute, z } from "@hono/zod-openapi";
import { SEGMENT_KINDS, type SegmentKind } from "../../../../core/protocols/segment/kinds.ts";
import type { App } from "../../../../http/app.ts";
import { segmentCors } from "../../../../http/cors.ts";
import { writeKeySecurity } from "../../../../http/openapi.ts";
import type { IngestEnv } from "../../env.ts";
import { failureSchema, successSchema } from "./answers.ts";
import { takeCalls } from "./take-calls.ts";

const failed = (description: string) => ({ description, content: { "application/json": { schema: failureSchema } } });

const routeOf = (path: string, kind: SegmentKind | null) =>
  createRoute({
    method: "post",
    path,
    tags: ["segment"],
    summary: kind === null ? "Segment batch" : `Segment ${kind}`,
    description:
      kind === null
        ? "Segment's HTTP API, also spoken by RudderStack's clients: up to 2,500 calls and 500 kB; gzip is recognised by its first bytes. A bad event never fails the batch."
        : "Segment's HTTP API: one call of at most 32 kB. The one-letter path is the browser library's.",
    security: writeKeySecurity,
    request: {
      body: {
        required: true,
        content: { "application/json": { schema: z.looseObject({}) }, "text/plain": { schema: z.string() } },
      },
    },
    responses: {
      200: { description: "Taken", content: { "application/json": { schema: successSchema } } },
      400: failed("The request as a whole cannot be read or is too large"),
      401: failed("No valid write key"),
      403: failed("The key may not be used here"),
      429: failed("Too much at once: wait as `Retry-After` says and send the same again"),
      503: failed("A store does not answer: send the same again"),
    },
  });

/** Segment's HTTP API: every kind of call under its name and its letter, and batches. */
export function segmentApi(app: App<IngestEnv>): void {
  const kinds: readonly (readonly [string, SegmentKind | null])[] = [
    ...SEGMENT_KINDS.map((kind) => [kind, kind] as const),
    ["batch", null],
  ];
  for (const [name, kind] of kinds)
    for (const path of [`/v1/${name}`, `/v1/${name.slice(0, 1)}`]) {
      app.openAPIRegistry.registerPath(routeOf(path, kind));
      app.use(path, segmentCors);
      app.post(path, (c) => takeCalls(c, kind));
    }
}
