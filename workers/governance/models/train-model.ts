import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";

const TRAININGS_PER_MINUTE = 10;

const trainingRequest = z.strictObject({
  mode: z
    .enum(["whole", "incremental"])
    .default("whole")
    .describe(
      "`incremental`: merges what happened since into the model that serves, in seconds, and learns nothing; every quarter of an hour by itself.",
    ),
  ranking: z
    .enum(["learned", "plain"])
    .default("learned")
    .describe(
      "`plain`: without a learned ranking. More clicks than an isolate can hold are trained plain in any case.",
    ),
  force: z.boolean().default(false).describe("Promote the model also where it is worse than the one that serves."),
});

const route = createRoute({
  method: "post",
  path: "/v1/models/trainings",
  tags: ["models"],
  summary: "Train a model",
  description:
    "Starts the training workflow on the lake as it is now; the finished model serves without a restart, unless it foretells held-out clicks worse than the one that serves. Follow it at GET /v1/models/trainings/{id}.",
  security: bearerSecurity,
  middleware: [
    requires<GovernanceEnv>("models:write"),
    rateLimited<GovernanceEnv>("trainings", TRAININGS_PER_MINUTE, 60),
  ] as const,
  request: { body: { required: false, content: { "application/json": { schema: trainingRequest } } } },
  responses: {
    202: {
      description: "Started",
      content: { "application/json": { schema: z.object({ id: z.string(), status: z.string() }) } },
    },
    ...problemResponses(401, 403, 422, 429),
  },
});

export function trainModel(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { mode = "whole", ranking = "learned", force = false } = c.req.valid("json") ?? {};
    const instance = await c.env.TRAINING.create({ params: { trigger: "api", mode, ranking, force } });
    return c.json({ id: instance.id, status: "queued" }, 202, { location: `/v1/models/trainings/${instance.id}` });
  });
}
