import { createRoute, z } from "@hono/zod-openapi";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import type { GovernanceEnv } from "../env.ts";
import { modelSchema } from "./model-schema.ts";

/** Models in one answer, newest first. */
const MODELS_MAX = 50;

const route = createRoute({
  method: "get",
  path: "/v1/models",
  tags: ["models"],
  summary: "List models",
  description: "Newest first, each with its training report, and which one serves.",
  security: bearerSecurity,
  middleware: [requires<GovernanceEnv>("models:read")] as const,
  responses: {
    200: {
      description: "Models",
      content: {
        "application/json": {
          schema: z.object({
            active: z.object({ version: z.string(), promotedAt: z.int() }).nullable(),
            models: z.array(modelSchema),
          }),
        },
      },
    },
    ...problemResponses(401, 403),
  },
});

export function listModels(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const store = createModelStore(c.env.MODELS);
    const [active, models] = await Promise.all([store.active(), store.list(MODELS_MAX)]);
    return c.json({ active, models: [...models] }, 200);
  });
}
