import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type ProblemResponse, problem } from "../../../http/problem.ts";
import { readBinaryBody } from "./read-binary-body.ts";

/** Uploads of one caller: a model is two or three. */
export const UPLOADS_PER_MINUTE = 30;
const CONTENT_TYPE = "application/octet-stream";

export const binaryRequest = {
  required: true,
  content: { [CONTENT_TYPE]: { schema: z.string().openapi({ format: "binary" }) } },
} as const;

/** The one refusal of bytes that are not what they should be: nothing was stored. */
export const refuse = (c: Context, detail: string): ProblemResponse =>
  problem(c, "invalid_request", "Nothing was stored. Send the file as training wrote it.", {
    errors: [{ field: "body", detail }],
  });

/** The body's bytes, or the answer that refuses them. */
export async function receiveBinary(c: Context, maxBytes: number): Promise<ArrayBuffer | ProblemResponse> {
  if (c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() !== CONTENT_TYPE)
    return problem(c, "unsupported_media_type", `Send ${CONTENT_TYPE}.`);
  if (c.req.header("content-encoding") !== undefined)
    return problem(c, "unsupported_media_type", "Send the body as it is, without Content-Encoding.");
  const read = await readBinaryBody(c.req.raw.body, maxBytes);
  if (read.ok) return read.value;
  switch (read.reason) {
    case "too_large":
      return problem(c, "body_too_large", `Send at most ${maxBytes} bytes; train on fewer clicks for a smaller model.`);
    case "wrong_length":
      return refuse(c, "not as long as its header says");
    case "not_a_container":
      return refuse(c, "not a file of this platform");
  }
}
