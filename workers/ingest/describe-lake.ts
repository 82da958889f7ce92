import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../http/app.ts";
import { requires } from "../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../http/openapi.ts";
import type { IngestEnv } from "./env.ts";
import { lakeOf } from "./lake.ts";

/** Most dates in one page. */
const DATES_MAX = 366;

const fileSchema = z
  .object({ key: z.string(), type: z.string(), date: z.string(), hour: z.int(), events: z.int(), bytes: z.int() })
  .openapi("LakeFile");

const route = createRoute({
  method: "get",
  path: "/v1/lake",
  tags: ["events"],
  summary: "List the lake's committed files",
  description:
    "Dates ascending, a page at a time: pass `next` as `after` until it is null. The counts are of the page.",
  security: bearerSecurity,
  middleware: [requires<IngestEnv>("lake:read")] as const,
  request: {
    query: z.object({
      after: z.iso.date().optional(),
      limit: z.coerce.number().int().min(1).max(DATES_MAX).default(DATES_MAX),
    }),
  },
  responses: {
    200: {
      description: "Committed files",
      content: {
        "application/json": {
          schema: z.object({
            events: z.int(),
            bytes: z.int(),
            files: z.array(fileSchema),
            next: z.string().nullable(),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 422),
  },
});

export function describeLake(app: App<IngestEnv>): void {
  app.openapi(route, async (c) => {
    const { after, limit } = c.req.valid("query");
    const lake = lakeOf(c.env);
    const dates = await lake.dates(after ?? null, limit);
    const files = (await Promise.all(dates.map((date) => lake.files(date)))).flat();
    return c.json(
      {
        events: files.reduce((sum, file) => sum + file.events, 0),
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
        files,
        next: dates.length === limit ? (dates.at(-1) ?? null) : null,
      },
      200,
    );
  });
}
