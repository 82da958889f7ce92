import { createRoute } from "@hono/zod-openapi";
import { MODELS_KEPT } from "../../../adapters/model-store/port.ts";
import { createModelStore } from "../../../adapters/model-store/r2-model-store.ts";
import type { App } from "../../../http/app.ts";
import { requires } from "../../../http/auth/authenticate.ts";
import { boundedJsonBody } from "../../../http/body.ts";
import { bearerSecurity, problemResponses } from "../../../http/openapi.ts";
import { problem } from "../../../http/problem.ts";
import type { GovernanceEnv } from "../env.ts";
import { modelSchema, trainingReportSchema } from "./model-schema.ts";
import { modelVersionParam } from "./model-version-param.ts";

const route = createRoute({
  method: "put",
  path: "/v1/models/{version}",
  tags: ["models"],
  summary: "Complete a model with its report",
  description:
    "Send the snapshot first. From now on the model is listed and can be promoted; models beyond the newest ten are deleted, never the one that serves. A model that is complete stays as it is.",
  security: bearerSecurity,
  middleware: [requires<GovernanceEnv>("models:write"), boundedJsonBody()] as const,
  request: {
    params: modelVersionParam,
    body: { required: true, content: { "application/json": { schema: trainingReportSchema } } },
  },
  responses: {
    200: { description: "The model", content: { "application/json": { schema: modelSchema } } },
    ...problemResponses(400, 401, 403, 409, 413, 415, 422),
  },
});

export function completeModel(app: App<GovernanceEnv>): void {
  app.openapi(route, async (c) => {
    const { version } = c.req.valid("param");
    const store = createModelStore(c.env.MODELS);
    const described = (await store.describe(version)) ?? (await store.complete(version, c.req.valid("json")));
    if (described === null) return problem(c, "conflict", "Send PUT /v1/models/{version}/snapshot first.");
    await store.prune(MODELS_KEPT, Date.now());
    return c.json(described, 200);
  });
}
