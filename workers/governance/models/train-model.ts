import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { rateLimited } from "../../../http/rate-limit.ts";
import type { GovernanceEnv } from "../env.ts";

const TRAININGS_PER_MINUTE = 10;

const route = createRoute({
  method: "post",
  path: "/v1/models/trainings",
  tags: ["models"],
  summary: "Train a model",
  description:
    "Starts the training workflow on the lake as it is now; the finished model serves without a restart. Follow it at GET /v1/models/trainings/{id}.",
  security: bearerSecurity,
  middleware: [
    requires<GovernanceEnv>("models:write"),
    rateLimited<GovernanceEnv>("trainings", TRAININGS_PER_MINUTE, 60),
  ] as const,
  responses: {
    202: {
      description: "Started",
      content: { "application/json": { schema: z.object({ id: z.string(), status: z.string() }) } },
    },
    ...problemResponses(401, 403, 429),
  },
});

export function trainModel(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const instance = await c.env.TRAINING.create({ params: { trigger: "api" } });
    return c.json({ id: instance.id, status: "queued" }, 202, { location: `/v1/models/trainings/${instance.id}` });
  });
}
