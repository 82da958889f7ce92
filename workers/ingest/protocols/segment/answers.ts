import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { RETRY_AFTER_S } from "../take-events.ts";

export const successSchema = z.object({ success: z.literal(true) }).openapi("SegmentSuccess");
export const failureSchema = z.object({ success: z.literal(false), message: z.string() }).openapi("SegmentFailure");

/** Segment's answer to everything that it took in, bad events among it. */
export const success = (c: Context): Response => c.json({ success: true }, 200);

/** Segment's answer to a request that it did not take. After 429 and 503 the same request may be sent again. */
export const failure = (c: Context, status: 400 | 401 | 403 | 429 | 503, message: string): Response =>
  c.json({ success: false, message }, status, {
    ...(status === 429 || status === 503 ? { "retry-after": String(RETRY_AFTER_S) } : {}),
    ...(status === 401 ? { "www-authenticate": 'Basic realm="nearshelf"' } : {}),
  });
