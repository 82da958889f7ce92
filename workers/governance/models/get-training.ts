import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";

const route = createRoute({
  method: "get",
  path: "/v1/models/trainings/{id}",
  tags: ["models"],
  summary: "Follow a training",
  security: bearerSecurity,
  middleware: [requires<GovernanceEnv>("models:read")] as const,
  request: { params: z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/) }) },
  responses: {
    200: {
      description: "Where it stands",
      content: {
        "application/json": {
          schema: z.object({
            id: z.string(),
            status: z.string().describe("`queued`, `running`, `complete`, `errored` …"),
            outcome: z.any().describe("What training answered, once complete."),
          }),
        },
      },
    },
    ...problemResponses(401, 403, 404, 422),
  },
});

export function getTraining(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { id } = c.req.valid("param");
    const status = await c.env.TRAINING.get(id)
      .then((instance) => instance.status())
      .catch(() => null);
    if (status === null) return problem(c, "not_found", "No training has this id.");
    return c.json({ id, status: status.status, outcome: status.output ?? null }, 200);
  });
}
