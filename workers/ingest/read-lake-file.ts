import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import { problem } from "../../http/problem.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";

const route = createRoute({
  method: "get",
  path: "/v1/lake/file",
  tags: ["events"],
  summary: "Read a lake file",
  description: "The Avro object container file of a key that GET /v1/lake lists; any Avro reader opens it.",
  security: bearerSecurity,
  middleware: [requires<IngestEnv>("lake:read")] as const,
  request: {
    query: z.object({
      key: z
        .string()
        .max(256)
        .regex(/^events\/[\w=/.-]+\.avro$/),
    }),
  },
  responses: {
    200: { description: "The file", content: { "avro/binary": { schema: z.string().openapi({ format: "binary" }) } } },
    ...problemResponses(401, 403, 404, 422),
  },
});

export function readLakeFile(app: App<IngestEnv>): void {
  app.openapi(route, async (c) => {
    const stream = await lakeOf(c.env).open(c.req.valid("query").key);
    if (stream === null)
      return problem(c, "not_found", "No committed file has this key; GET /v1/lake lists those that do.");
    return c.body(stream, 200, { "content-type": "avro/binary" });
  });
}
